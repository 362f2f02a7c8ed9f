package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;

class SavedataTest {
    // The key pair 01..20 of the NaCl test, nospam 0a0b0c0d, and a section of type 0x4321 that nobody knows.
    private static final String HAND_MADE = "00000000 1f1bed15"
            + "03000000 2143 ce01 c0ffee"
            + "44000000 0100 ce01 0a0b0c0d 07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c"
            + " 0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"
            + "02000000 0400 ce01 c3bc"
            + "01000000 0600 ce01 01"
            + "33000000 0200 ce01 0d005901 27000000 0400 ce11"
            + " 02 7f000001 82a5 07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c"
            + "00000000 ff00 ce01";

    private static byte[] handMade() {
        return HexFormat.of().parseHex(HAND_MADE.replace(" ", ""));
    }

    @Test
    void bytesMadeByHandAreUnderstood() throws IOException {
        Savedata savedata = Savedata.read(handMade());
        assertEquals("0A0B0C0D", savedata.id().nospam().toString());
        assertEquals(new Profile("ü", "", UserStatus.AWAY), savedata.profile());
        assertEquals(List.of(), savedata.friends());
        assertEquals(1, savedata.nodes().size());
        assertEquals(33445, savedata.nodes().get(0).node().address().getPort());
    }

    @Test
    void whatIsNotChangedComesBackByteForByte() throws IOException {
        assertArrayEquals(handMade(), Savedata.read(handMade()).write());
        byte[] changed = Savedata.read(handMade())
                .withProfile(new Profile("u", "", UserStatus.AWAY))
                .write();
        String before = HexFormat.of().formatHex(handMade());
        String after = HexFormat.of().formatHex(changed);
        assertTrue(after.startsWith(before.substring(0, before.indexOf("020000000400"))));
        assertTrue(after.contains("010000000400ce0175"));
    }

    @Test
    void aFileOfLibtoxcoreIsUnderstood() throws IOException {
        Savedata savedata = Savedata.read(Samples.plain());
        assertEquals(Samples.ID, savedata.id().toString());
        assertEquals(new Profile("Grüße aus C", "made by libtoxcore", UserStatus.BUSY), savedata.profile());
        FriendRecord friend = savedata.friends().get(0);
        assertEquals(FriendRecord.confirmed(PublicKey.parse(Samples.FRIEND)), friend);
        FriendRecord asked = savedata.friends().get(1);
        assertEquals(Samples.ASKED, asked.key().toString());
        assertEquals(FriendStatus.ADDED, asked.status());
        assertEquals("please add me", asked.request().message());
        assertEquals("C2CCEDE6", asked.request().nospam().toString());
    }

    @Test
    void aFileOfLibtoxcoreComesBackByteForByte() throws IOException {
        byte[] file = Samples.plain();
        Savedata savedata = Savedata.read(file);
        byte[] written = savedata.write();
        assertArrayEquals(Arrays.copyOf(file, written.length), written);
        byte[] again = savedata.withFriends(savedata.friends())
                .withProfile(savedata.profile())
                .write();
        assertArrayEquals(written, again);
    }

    @Test
    void everythingChangedIsReadAgain() throws IOException {
        SecureRandom random = new SecureRandom();
        InetAddress six = InetAddress.getByName("2001:db8::1");
        PublicKey key = Savedata.create(random).id().key();
        PackedNode node = new PackedNode(new Node(key, new InetSocketAddress(six, 33445)), false);
        PackedNode relay = new PackedNode(
                new Node(key, new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 443)), true);
        ToxId other = Savedata.create(random).id();
        FriendRecord seen = FriendRecord.confirmed(key)
                .withStatus(FriendStatus.ONLINE)
                .seen(new Profile("n".repeat(128), "s".repeat(1007), UserStatus.BUSY), 1L << 33);
        FriendRecord asked = FriendRecord.added(other, "m".repeat(1016));
        NoSpam nospam = NoSpam.random(random);
        Savedata changed = Savedata.create(random)
                .withNodes(List.of(node))
                .withRelays(List.of(relay, relay))
                .withFriends(List.of(seen, asked))
                .withNoSpam(nospam);
        Savedata read = Savedata.read(changed.write());
        assertEquals(List.of(node), read.nodes());
        assertEquals(List.of(relay, relay), read.relays());
        assertEquals(List.of(seen, asked), read.friends());
        assertEquals(new ToxId(changed.keyPair().open(), nospam), read.id());
    }

    @Test
    void theErrorSaysWhatIsWrong() {
        assertTrue(refused(new byte[0]).contains("does not begin"));
        assertTrue(refused(Arrays.copyOf(handMade(), 100)).contains("ends at byte 95"));
        assertTrue(refused(Arrays.copyOf(handMade(), 50)).contains("type 1 at byte 19"));
        byte[] other = handMade();
        other[40] ^= 1;
        assertTrue(refused(other).contains("public key"));
        byte[] unmarked = handMade();
        unmarked[14] ^= 1;
        assertTrue(refused(unmarked).contains("no section at byte 8"));
        assertTrue(refused(new byte[Savedata.LIMIT + 1]).contains("at most"));
    }

    @Test
    void aSectionThatClaimsGigabytesIsRefusedBeforeAnythingIsMadeForIt() {
        byte[] file = handMade();
        Arrays.fill(file, 8, 12, (byte) 0xff);
        assertTrue(refused(file).contains("4294967295 bytes"));
    }

    @Test
    void spoiledFilesAreRefusedOrRead() throws IOException {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] file = Samples.spoiled(i % 2 == 0 ? handMade() : Samples.plain(), random);
            Savedata savedata = readOrNull(file, "seed " + seed + ", file " + i);
            if (savedata != null) {
                read++;
                assertNotNull(savedata.nodes());
                assertNotNull(savedata.relays());
            }
        }
        assertFalse(read == 0, "seed " + seed);
    }

    private static Savedata readOrNull(byte[] file, String message) {
        try {
            return Savedata.read(file);
        } catch (IOException e) {
            assertNotNull(e.getMessage(), message);
            return null;
        } catch (RuntimeException e) {
            throw new AssertionError(message, e);
        }
    }

    @Test
    void theSecretKeyIsNotShown() throws IOException {
        Savedata savedata = Savedata.read(handMade());
        assertFalse((savedata + " " + savedata.keyPair()).contains("0102030405"));
    }

    private static String refused(byte[] file) {
        return assertThrows(IOException.class, () -> Savedata.read(file)).getMessage();
    }
}
