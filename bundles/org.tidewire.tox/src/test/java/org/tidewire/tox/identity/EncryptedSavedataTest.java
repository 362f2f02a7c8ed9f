package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class EncryptedSavedataTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aFileThatLibtoxcoreEncryptedOpens() throws IOException {
        byte[] file = Samples.encrypted();
        byte[] plain =
                EncryptedSavedata.of(Samples.PASSPHRASE.toCharArray(), file).open(file);
        assertArrayEquals(Samples.plain(), plain);
        assertEquals(Samples.ID, Savedata.read(plain).id().toString());
    }

    @Test
    void whatWasSealedOpensWithThePassphraseAlone() throws IOException {
        char[] passphrase = "пароль €".toCharArray();
        EncryptedSavedata sealer = EncryptedSavedata.create(passphrase, random);
        byte[] one = sealer.seal(Samples.plain(), random);
        byte[] two = sealer.seal(Samples.plain(), random);
        assertFalse(Arrays.equals(one, two), "the same nonce twice");
        assertArrayEquals(Samples.plain(), EncryptedSavedata.of(passphrase, two).open(two));
    }

    @Test
    void anotherPassphraseIsToldApart() throws IOException {
        byte[] file = Samples.encrypted();
        EncryptedSavedata other = EncryptedSavedata.of("correct horse u".toCharArray(), file);
        assertThrows(WrongPassphraseException.class, () -> other.open(file));
    }

    @Test
    void spoiledFilesAreRefused() throws IOException {
        long seed = random.nextLong();
        Random accidents = new Random(seed);
        byte[] file = Samples.encrypted();
        EncryptedSavedata key = EncryptedSavedata.of(Samples.PASSPHRASE.toCharArray(), file);
        for (int i = 0; i < 1000; i++) {
            byte[] spoiled = file.clone();
            // The salt is not looked at any more once the key is made.
            int at = 40 + accidents.nextInt(file.length - 40);
            spoiled[at] ^= (byte) (1 << accidents.nextInt(8));
            byte[] cut = Arrays.copyOf(spoiled, accidents.nextBoolean() ? spoiled.length : at);
            assertThrows(IOException.class, () -> key.open(cut), "seed " + seed + ", file " + i);
        }
    }

    @Test
    void whatIsNotEncryptedIsToldApart() throws IOException {
        assertTrue(EncryptedSavedata.encrypted(Samples.encrypted()));
        assertFalse(EncryptedSavedata.encrypted(Samples.plain()));
        assertFalse(EncryptedSavedata.encrypted(new byte[3]));
        char[] passphrase = {'a'};
        assertThrows(IOException.class, () -> EncryptedSavedata.of(passphrase, Samples.plain()));
        byte[] cut = Arrays.copyOf(Samples.encrypted(), 79);
        assertThrows(IOException.class, () -> EncryptedSavedata.of(passphrase, cut));
        assertThrows(IllegalArgumentException.class, () -> EncryptedSavedata.create(new char[0], random));
    }
}
