package org.tidewire.tox.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.NoSpam;
import org.tidewire.transfer.FileId;

class PacketsTest {
    private static final String KEY = "11".repeat(32);
    private static final String OFFER = "ff 00000001 8000000000000000" + KEY;

    @Test
    void anOfferComesBack() {
        FileRequestPacket packet = FileRequestPacket.read(bytes(OFFER + "c3bc"));
        assertEquals(
                new FileRequestPacket(255, FileRequestPacket.AVATAR, Long.MIN_VALUE, new FileId(KEY), bytes("c3bc")),
                packet);
        assertEquals("ü", packet.text());
        assertEquals((OFFER + "c3bc").replace(" ", ""), hex(packet.write()));
        assertEquals((OFFER + "c3bc").replace(" ", ""), hex(packet.write()));
    }

    @Test
    void anOfferOfAWrongLengthIsNone() {
        assertNotNull(FileRequestPacket.read(bytes(OFFER)));
        assertNotNull(FileRequestPacket.read(bytes(OFFER + "61".repeat(255))));
        assertNull(FileRequestPacket.read(bytes(OFFER + "61".repeat(256))));
        assertNull(FileRequestPacket.read(bytes(OFFER.substring(0, OFFER.length() - 2))));
    }

    @Test
    void controlsComeBack() {
        for (String hex : List.of("000000", "01ff01", "000702", "010703ffffffffffffffff")) {
            assertEquals(hex, hex(FileControlPacket.read(bytes(hex)).write()));
        }
    }

    @Test
    void aControlThatIsNotSoundIsNone() {
        for (String hex : List.of("", "0000", "00000000", "000003", "0000000000000000000000", "020000", "000004")) {
            assertNull(FileControlPacket.read(bytes(hex)), hex);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileControlPacket(FileRole.SENDING, 0, FileControlKind.KILL, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileControlPacket(FileRole.SENDING, 256, FileControlKind.KILL));
    }

    @Test
    void dataComesBack() {
        assertEquals("07", hex(FileDataPacket.read(bytes("07")).write()));
        String longest = "07" + "61".repeat(1371);
        assertEquals(longest, hex(FileDataPacket.read(bytes(longest)).write()));
        assertNull(FileDataPacket.read(bytes(longest + "61")));
        assertNull(FileDataPacket.read(bytes("")));
    }

    @Test
    void refusalsAreKillsAndNoneIsAnswered() {
        FileControlPacket kill = FileRefusal.of(FileRequestPacket.read(bytes(OFFER)));
        assertEquals("01ff02", hex(kill.write()));
        assertEquals(
                "000902",
                hex(FileRefusal.of(FileControlPacket.read(bytes("010900"))).write()));
        assertEquals(
                "010902",
                hex(FileRefusal.of(FileControlPacket.read(bytes("000901"))).write()));
        assertNull(FileRefusal.of(kill));
    }

    @Test
    void relaysComeBackAndNothingElseIsShared() {
        String relay = "827f00000101bb" + KEY;
        assertEquals(
                relay.repeat(3),
                hex(ShareRelaysPacket.read(bytes(relay.repeat(3))).write()));
        assertNull(ShareRelaysPacket.read(bytes(relay.repeat(4))));
        assertNull(ShareRelaysPacket.read(bytes(relay + "027f00000101bb" + KEY)));
        assertNull(ShareRelaysPacket.read(bytes(relay + "82")));
    }

    @Test
    void anAnnounceComesBack() {
        String node = "027f00000182a5" + KEY;
        String announce = "9c" + "00000000000000ff" + KEY;
        for (int nodes = 0; nodes <= 4; nodes++) {
            String hex = announce + node.repeat(nodes);
            assertEquals(hex, hex(DhtKeyAnnounce.read(bytes(hex)).write()));
        }
        assertNull(DhtKeyAnnounce.read(bytes(announce + node.repeat(5))));
        assertNull(DhtKeyAnnounce.read(bytes(announce + "02")));
        assertNull(DhtKeyAnnounce.read(bytes("9d" + announce.substring(2))));
        assertNull(DhtKeyAnnounce.read(bytes(announce.substring(2))));
        PublicKey key = PublicKey.parse(KEY);
        PackedNode one = new PackedNode(new Node(key, new InetSocketAddress(0x82a5)), false);
        assertThrows(IllegalArgumentException.class, () -> new DhtKeyAnnounce(0, key, Collections.nCopies(5, one)));
    }

    @Test
    void aFriendRequestComesBack() {
        FriendRequestPacket request = FriendRequestPacket.read(bytes("20 01020304 6869"));
        assertEquals(new FriendRequestPacket(NoSpam.read(bytes("01020304")), "hi"), request);
        assertEquals("20010203046869", hex(request.write()));
        assertNotNull(FriendRequestPacket.read(bytes("2001020304" + "ff".repeat(1016))));
        assertNull(FriendRequestPacket.read(bytes("2001020304" + "61".repeat(1017))));
        assertNull(FriendRequestPacket.read(bytes("2001020304")));
        assertNull(FriendRequestPacket.read(bytes("21010203046869")));
    }

    @Test
    void noBytesBreakAReader() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        List<Consumer<ByteBuffer>> readers = List.of(
                FileRequestPacket::read,
                FileControlPacket::read,
                FileDataPacket::read,
                ShareRelaysPacket::read,
                DhtKeyAnnounce::read,
                FriendRequestPacket::read);
        byte[] firsts = {0x20, (byte) 0x9c, (byte) 0x82, 1, 0};
        for (int i = 0; i < 50_000; i++) {
            byte[] body = new byte[random.nextInt(random.nextBoolean() ? 60 : 1400)];
            random.nextBytes(body);
            if (body.length > 0) {
                body[0] = firsts[random.nextInt(firsts.length)];
            }
            try {
                readers.get(i % readers.size()).accept(ByteBuffer.wrap(body));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", body " + i, e);
            }
        }
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String hex(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
