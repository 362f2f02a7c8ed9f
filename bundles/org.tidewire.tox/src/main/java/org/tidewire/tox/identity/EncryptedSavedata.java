package org.tidewire.tox.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

import org.bouncycastle.crypto.generators.SCrypt;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/**
 * Seals and opens savedata under a passphrase, in the form all clients share: {@code toxEsave}, salt[32], nonce[24], box.
 * Holds the key, which takes a tenth of a second and 16 MiB to make, but not the passphrase. Belongs to one thread.
 */
public final class EncryptedSavedata {
    private static final byte[] START = "toxEsave".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 32;
    private static final int HEAD = START.length + SALT + Nonce.SIZE;

    private final byte[] salt;
    private final BoxKey key;

    private EncryptedSavedata(byte[] salt, char[] passphrase) {
        this.salt = salt;
        byte[] derived = derive(passphrase, salt);
        this.key = BoxKey.of(derived);
        Arrays.fill(derived, (byte) 0);
    }

    /**
     * Begins with a new salt.
     *
     * @param passphrase not empty; not kept
     * @param random where the salt comes from
     * @return what seals
     * @throws IllegalArgumentException if the passphrase is empty
     */
    public static EncryptedSavedata create(char[] passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new EncryptedSavedata(salt, passphrase);
    }

    /**
     * Takes the salt from a file.
     *
     * @param passphrase not empty; not kept
     * @param file encrypted savedata
     * @return what opens it and seals the next one
     * @throws IOException if the file is not {@link #encrypted} or is cut short
     * @throws IllegalArgumentException if the passphrase is empty
     */
    public static EncryptedSavedata of(char[] passphrase, byte[] file) throws IOException {
        check(file);
        return new EncryptedSavedata(Arrays.copyOfRange(file, START.length, START.length + SALT), passphrase);
    }

    /**
     * Tells encrypted savedata from any other file.
     *
     * @param file its bytes
     * @return whether it begins as encrypted savedata does
     */
    public static boolean encrypted(byte[] file) {
        return file.length >= START.length && Arrays.equals(file, 0, START.length, START, 0, START.length);
    }

    /**
     * Opens a file.
     *
     * @param file encrypted savedata with the salt this was made of
     * @return what {@link Savedata#read} takes
     * @throws WrongPassphraseException if it does not open
     * @throws IOException if it is none at all
     */
    public byte[] open(byte[] file) throws IOException {
        check(file);
        Nonce nonce = Nonce.of(Arrays.copyOfRange(file, START.length + SALT, HEAD));
        ByteBuffer plain = key.open(nonce, ByteBuffer.wrap(file, HEAD, file.length - HEAD));
        if (plain == null) {
            throw new WrongPassphraseException("the passphrase does not open this Tox savedata, or it is damaged");
        }
        return plain.array();
    }

    /**
     * Seals savedata.
     *
     * @param savedata what {@link Savedata#write} gave
     * @param random where the nonce comes from
     * @return the bytes of a file
     */
    public byte[] seal(byte[] savedata, SecureRandom random) {
        Nonce nonce = Nonce.random(random);
        ByteBuffer file = ByteBuffer.allocate(HEAD + BoxKey.MAC + savedata.length);
        file.put(START).put(salt);
        nonce.write(file);
        key.seal(nonce, ByteBuffer.wrap(savedata), file);
        return file.array();
    }

    private static void check(byte[] file) throws IOException {
        if (!encrypted(file)) {
            throw new IOException("no encrypted Tox savedata: it does not begin as such does");
        }
        if (file.length < HEAD + BoxKey.MAC) {
            throw new IOException(
                    "encrypted Tox savedata has at least " + (HEAD + BoxKey.MAC) + " bytes, not " + file.length);
        }
    }

    /** scrypt over SHA-256 of the passphrase, as libsodium's scryptsalsa208sha256 for interactive use has it. */
    private static byte[] derive(char[] passphrase, byte[] salt) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("a passphrase may not be empty");
        }
        // An own array, because a String or an encoder's buffer could not be wiped; no character takes more than 3
        // bytes.
        ByteBuffer encoded = ByteBuffer.allocate(3 * passphrase.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(passphrase), encoded, true);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(encoded.flip());
            return SCrypt.generate(sha256.digest(), salt, 1 << 14, 8, 2, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "a key for savedata";
    }
}
