package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;

class SessionTest {
    private static final long WRAP = 1L << 32;

    private final SecureRandom random = Peer.random(4);
    private final byte[] secret = new byte[32];
    private final Nonce last = Nonce.of(new byte[24]).plus(0xffff);

    SessionTest() {
        random.nextBytes(secret);
    }

    private DataPackets packets(Nonce own, Nonce theirs) {
        return new DataPackets(BoxKey.of(secret), own, theirs);
    }

    @Test
    void dataIsPaddedInFrontToAMultipleOfEight() {
        DataPackets one = packets(last, last);
        for (int length = 1; length <= 1373; length++) {
            byte[] body = new byte[length];
            Arrays.fill(body, (byte) 16);
            ByteBuffer packet = one.seal(3, 4, body, length);
            assertEquals(Kind.DATA, packet.get(0));
            assertEquals(5, (packet.remaining() - 1 - 2 - 16 - 8) % 8);
        }
        assertEquals(1400, one.seal(3, 4, new byte[1373], 1373).remaining());
    }

    @Test
    void anyPacketOfTheLastThirdOfTheNoncesOpensWhateverWasLost() {
        DataPackets one = packets(last, last);
        DataPackets two = packets(last, last);
        ByteBuffer late = null;
        for (int i = 0; i < 300_000; i++) {
            byte[] body = {16, (byte) i};
            ByteBuffer packet = one.seal(i, i, body, 2);
            if (i % 9000 == 1) {
                late = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
            } else if (i % 9000 == 0) {
                assertEquals(i, two.open(packet).getInt(), "packet " + i);
                assertEquals(
                        i == 0 ? 0 : i - 8999, late == null ? 0 : two.open(late).getInt());
            }
        }
    }

    @Test
    void aPacketOfAnyOtherLengthOrContentDoesNotOpen() {
        DataPackets two = packets(last, last);
        ByteBuffer sealed = packets(last, last).seal(1, 2, new byte[] {16}, 1);
        byte[] good = new byte[sealed.remaining()];
        sealed.get(good);
        for (int length = 1; length < good.length; length++) {
            assertNull(two.open(ByteBuffer.wrap(good, 0, length)));
        }
        for (int bit = 8; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertNull(two.open(ByteBuffer.wrap(changed)), "bit " + bit);
        }
        assertNull(two.open(ByteBuffer.allocate(2000)));
        assertNotNull(two.open(ByteBuffer.wrap(good)));
    }

    /** Two sessions whose numbers wrap soon, over a network that loses. */
    @Test
    void numbersAndNoncesWrapUnnoticed() {
        Network network = new Network(3);
        network.loss = 30;
        network.jitter = 5_000_000;
        Nonce end = Nonce.of(filled()).plus(0);
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);
        Session[] both = new Session[2];
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        Session.Inbox inbox = (id, data) -> {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            got.writeBytes(bytes);
            return true;
        };
        Datagrams from = network.join(here, (sender, packet) -> read(both[0], packet, inbox));
        Datagrams to = network.join(there, (sender, packet) -> read(both[1], packet, inbox));
        both[0] = new Session(packets(end, last), network, (packet, alive) -> from.send(there, packet), WRAP - 500);
        both[1] = new Session(packets(last, end), network, (packet, alive) -> to.send(here, packet), WRAP - 500);
        byte[] bytes = new byte[2_000_000];
        new Random(3).nextBytes(bytes);
        for (int at = 0; at < bytes.length; at += 1000) {
            byte[] body = new byte[1001];
            body[0] = 64;
            System.arraycopy(bytes, at, body, 1, 1000);
            both[0].send(body);
        }
        network.pass(10_000, () -> {
            both[0].tick();
            both[1].tick();
        });
        assertArrayEquals(bytes, got.toByteArray());
    }

    private static byte[] filled() {
        byte[] bytes = new byte[24];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static void read(Session session, ByteBuffer packet, Session.Inbox inbox) {
        ByteBuffer plain = session.open(packet);
        assertNotNull(plain);
        session.read(plain, inbox);
    }
}
