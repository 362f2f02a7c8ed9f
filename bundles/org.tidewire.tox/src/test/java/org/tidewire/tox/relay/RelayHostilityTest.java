package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayHostilityTest {
    private final long seed = new SecureRandom().nextLong();
    private final Random random = new Random(seed);
    private final Wires wires = new Wires(seed);
    private final FakeRelay relay = new FakeRelay(wires, 3389);
    private final Client alice = new Client(wires);
    private final Client bob = new Client(wires);

    @BeforeEach
    void connect() {
        alice.relays.add(relay.node);
        pass(300);
        assertEquals(List.of(relay.node), alice.relays.connected(), told());
    }

    private void pass(long millis) {
        wires.pass(millis, alice.relays::tick);
    }

    private String told() {
        return "seed " + seed;
    }

    /** Whether the client closes the connection on a body. */
    private boolean closes(int kind, int... rest) {
        byte[] bytes = new byte[rest.length];
        for (int i = 0; i < rest.length; i++) {
            bytes[i] = (byte) rest[i];
        }
        return closes(kind, bytes);
    }

    private boolean closes(int kind, byte[] rest) {
        pass(alice.relays.connected().isEmpty() ? 61_000 : 0);
        FakeRelaySession session = relay.of(alice);
        session.send(kind, ByteBuffer.wrap(rest));
        wires.settle();
        return session.closed;
    }

    @Test
    void aFrameOfALengthThatNoneMayHaveCloses() {
        for (int length : new int[] {0, 1, 16, 2065, 0x7fff, 0x8000, 0xffff}) {
            pass(alice.relays.connected().isEmpty() ? 61_000 : 0);
            FakeRelaySession session = relay.of(alice);
            session.stream.write(ByteBuffer.allocate(3000).putShort(0, (short) length));
            wires.settle();
            assertTrue(session.closed, "length " + length + ", " + told());
        }
        assertEquals(List.of(), alice.heard, told());
    }

    @Test
    void theLongestFrameIsTaken() {
        byte[] onion = new byte[2047];
        assertFalse(closes(9, onion), told());
        assertEquals(1, alice.heard.size(), told());
    }

    @Test
    void aBodyThatNoRelaySendsCloses() {
        assertTrue(closes(0, new byte[32]), "a routing request");
        assertTrue(closes(6, new byte[40]), "out of band to somebody");
        assertTrue(closes(8, new byte[40]), "an onion request");
        assertTrue(closes(1, new byte[32]), "half a routing response");
        assertTrue(closes(1, Arrays.copyOf(new byte[] {15}, 33)), "an id that is a kind");
        assertTrue(closes(2), "a notification of nobody");
        assertTrue(closes(3, 15), "a notification of a kind");
        assertTrue(closes(3, 16, 0), "a notification and more");
        assertTrue(closes(4, 1, 2, 3), "half a ping");
        assertTrue(closes(4, new byte[8]), "ping 0");
        assertTrue(closes(5, new byte[8]), "pong 0");
        assertTrue(closes(7, new byte[32]), "nothing out of band");
        assertTrue(closes(7, new byte[32 + 1025]), "too much out of band");
        assertTrue(closes(9), "no onion");
        assertTrue(closes(16), "no data");
        assertEquals(List.of(), alice.heard, told());
    }

    @Test
    void whatMayBeUnderWayOrIsNewToUsDoesNotClose() {
        assertFalse(closes(2, 99), "an id given up");
        assertFalse(closes(3, 99));
        assertFalse(closes(99, 1, 2, 3));
        assertFalse(closes(5, 1, 2, 3, 4, 5, 6, 7, 8), "the pong of another ping");
        assertFalse(closes(11, 1, 2, 3), "forwarding");
        assertFalse(closes(1, new byte[33]), "a refusal of somebody");
        assertEquals(List.of(), alice.heard, told());
    }

    @Test
    void oneIdForTwoPeersCloses() {
        alice.relays.connect(bob.key, List.of());
        pass(200);
        byte[] response = new byte[33];
        response[0] = 16;
        assertTrue(closes(1, response), told());
    }

    @Test
    void twoIdsForOnePeerClose() {
        alice.relays.connect(bob.key, List.of());
        pass(200);
        byte[] response =
                ByteBuffer.allocate(33).put((byte) 17).put(bob.key.bytes()).array();
        assertTrue(closes(1, response), told());
    }

    @Test
    void aNotificationSentTwiceIsToldOnce() {
        alice.relays.connect(bob.key, List.of());
        pass(200);
        assertFalse(closes(2, 16), told());
        assertFalse(closes(2, 16), told());
        assertFalse(closes(3, 16), told());
        assertFalse(closes(3, 16), told());
        assertFalse(closes(16, 1), told());
        assertEquals(List.of("reachable", "gone"), alice.heard, told());
    }

    @Test
    void pingsThatAreNotReadAreNotCollectedWithoutEnd() {
        FakeRelaySession session = relay.of(alice);
        wires.full = true;
        for (long i = 1; i <= 1000; i++) {
            session.send(4, ByteBuffer.allocate(8).putLong(0, i));
        }
        wires.settle();
        assertTrue(session.closed, told());
    }

    @Test
    void anAnswerOfAnotherRelayIsNone() {
        FakeRelay other = new FakeRelay(wires, 3390);
        wires.host(relay.node.address(), stream -> new FakeRelaySession(other, stream) {
            @Override
            public void read(ByteBuffer bytes) {
                bytes.position(bytes.limit());
                byte[] noise = new byte[500];
                random.nextBytes(noise);
                stream.write(ByteBuffer.wrap(noise));
            }
        });
        relay.of(alice).stream.close();
        pass(8_000);
        assertEquals(4, wires.dialled, told());
        assertEquals(List.of(), alice.relays.connected(), told());
    }

    @Test
    void ourOwnBytesSentBackDoNotPassForARelay() {
        wires.host(relay.node.address(), stream -> new FakeRelaySession(relay, stream) {
            private int skipped;

            @Override
            public void read(ByteBuffer bytes) {
                // Of our hello all but our key is what a relay would answer, sealed with the key it would use.
                int skip = Math.min(32 - skipped, bytes.remaining());
                skipped += skip;
                bytes.position(bytes.position() + skip);
                stream.write(bytes);
            }
        });
        relay.of(alice).stream.close();
        pass(8_000);
        assertEquals(4, wires.dialled, told());
        assertEquals(List.of(), alice.relays.connected(), told());
    }

    @Test
    void bytesChangedUnderWayCloseAndAreNeverHeard() {
        alice.relays.connect(bob.key, List.of());
        for (int round = 0; round < 300; round++) {
            pass(alice.relays.connected().isEmpty() ? 61_000 : 100);
            FakeRelaySession session = relay.of(alice);
            wires.spoil = this::change;
            session.send(9, ByteBuffer.wrap(new byte[random.nextInt(200) + 1]));
            wires.settle();
            wires.spoil = bytes -> bytes;
            // A length that grew waits for bytes that the next frames bring.
            for (int i = 0; i < 20 && !session.closed; i++) {
                session.send(9, ByteBuffer.allocate(1024));
                wires.settle();
            }
            assertTrue(session.closed, "round " + round + ", " + told());
        }
        assertEquals(List.of(), alice.heard, told());
    }

    private byte[] change(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    @Test
    void bodiesOfNoiseNeverThrow() {
        alice.relays.connect(bob.key, List.of());
        for (int round = 0; round < 20_000; round++) {
            pass(alice.relays.connected().isEmpty() ? 61_000 : 0);
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            closes(random.nextInt(24), noise);
        }
    }
}
