package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Route;

class RelaysTest extends TwoClients {
    private static final String COOKIE = "\u0018 a cookie request";

    @Test
    void theFirstFrameIsAPing() {
        alice.relays.connect(bob.key, List.of(relay.node));
        pass(500);
        assertEquals(4, relay.kinds.get(0), told());
        assertEquals(List.of(relay.node), alice.relays.connected(), told());
    }

    @Test
    void packetsThatBeginALinkGoOutOfBandToAPeerThatDidNotAsk() {
        alice.relays.add(relay.node);
        bob.relays.add(relay.node);
        pass(500);
        alice.relays.routes(bob.key).get(0).send(Client.bytes(COOKIE));
        wires.settle();
        assertEquals(List.of("received " + COOKIE), bob.heard, told());
        bob.last.send(Client.bytes("\u0019 a cookie"));
        wires.settle();
        assertEquals(List.of("received \u0019 a cookie"), alice.heard, told());
        assertEquals(alice.relays.routes(bob.key).get(0), alice.last);
        assertEquals(2, relay.kinds.stream().filter(kind -> kind == 6).count(), told());
    }

    @Test
    void nothingElseIsTakenOutOfBand() {
        alice.relays.add(relay.node);
        bob.relays.add(relay.node);
        pass(500);
        Route route = alice.relays.routes(bob.key).get(0);
        for (int kind = 0; kind < 256; kind++) {
            if (kind < 0x18 || kind > 0x1a) {
                route.send(ByteBuffer.wrap(new byte[] {(byte) kind, 1}));
            }
        }
        wires.settle();
        assertEquals(List.of(), bob.heard, told());
    }

    @Test
    void twoThatAskForEachOtherExchangeDataOfAnyKindAndLength() {
        meet();
        for (int length = 1; length <= 1400; length += 97) {
            String text = "x".repeat(length);
            alice.last.send(Client.bytes(text));
            wires.settle();
            assertEquals("received " + text, bob.heard.get(bob.heard.size() - 1), told());
            bob.last.send(Client.bytes(text + "!"));
            wires.settle();
            assertTrue(length == 1400 || alice.heard.contains("received " + text + "!"), told());
        }
        assertFalse(relay.kinds.contains(6), told());
        assertEquals(alice.relays.routes(bob.key).get(0), alice.last);
        assertNotEquals(alice.last, bob.last);
        assertTrue(alice.last.relayed());
    }

    @Test
    void aPacketLongerThanAnyIsLostAndTheConnectionStays() {
        meet();
        alice.last.send(Client.bytes("x".repeat(1401)));
        alice.last.send(ByteBuffer.allocate(0));
        alice.relays.routes(relay.node.key()).get(0).send(Client.bytes("\u0018" + "x".repeat(1024)));
        alice.last.send(Client.bytes("short"));
        wires.settle();
        assertEquals(List.of("reachable", "received short"), bob.heard, told());
    }

    @Test
    void aPeerThatGivesUpIsGoneAndCanComeBack() {
        meet();
        bob.relays.disconnect(alice.key);
        wires.settle();
        assertEquals(List.of("reachable", "gone"), alice.heard, told());
        assertEquals(List.of("reachable"), bob.heard, told());
        bob.relays.connect(alice.key, List.of());
        wires.settle();
        assertEquals(List.of("reachable", "gone", "reachable"), alice.heard, told());
        alice.last.send(Client.bytes("again"));
        wires.settle();
        assertEquals("received again", bob.heard.get(2), told());
    }

    @Test
    void aPeerGivenUpBeforeTheRelayAnsweredIsGivenUpThereToo() {
        bob.relays.add(relay.node);
        bob.relays.connect(alice.key, List.of());
        alice.relays.add(relay.node);
        pass(500);
        alice.relays.connect(bob.key, List.of());
        alice.relays.disconnect(bob.key);
        pass(500);
        assertEquals(List.of(), alice.heard, told());
        assertEquals(List.of(), List.copyOf(relay.of(alice).ids.values()), told());
        alice.relays.connect(bob.key, List.of());
        wires.settle();
        assertEquals(List.of("reachable"), alice.heard, told());
    }

    @Test
    void aRefusedPeerIsStillReachedOutOfBand() {
        relay.refusing = true;
        alice.relays.add(relay.node);
        bob.relays.add(relay.node);
        alice.relays.connect(bob.key, List.of());
        pass(20_000);
        alice.relays.routes(bob.key).get(0).send(Client.bytes(COOKIE));
        wires.settle();
        assertEquals(List.of("received " + COOKIE), bob.heard, told());
        assertEquals(1, relay.kinds.stream().filter(kind -> kind == 0).count(), told());
    }

    @Test
    void anOnionRequestIsAnswered() {
        assertFalse(alice.relays.onion(Client.bytes("nobody")));
        alice.relays.add(relay.node);
        pass(500);
        ByteBuffer body = Client.bytes("onion");
        assertTrue(alice.relays.onion(body));
        assertFalse(body.hasRemaining());
        assertFalse(alice.relays.onion(ByteBuffer.allocate(1400)));
        wires.settle();
        assertEquals(List.of("onion onion"), alice.heard, told());
    }

    @Test
    void aRelayOfOthersGetsNoSeventhPlaceAndWeDoNotReachOurselves() {
        for (int i = 0; i < 6; i++) {
            alice.relays.add(node(i));
        }
        alice.relays.add(node(5));
        assertThrows(IllegalStateException.class, () -> alice.relays.add(node(6)));
        assertThrows(IllegalArgumentException.class, () -> alice.relays.connect(alice.key, List.of()));
    }

    private static Node node(int number) {
        byte[] key = new byte[PublicKey.SIZE];
        key[0] = (byte) number;
        return new Node(PublicKey.of(key), new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000 + number));
    }

    @Test
    void manyFriendsWithRelaysOfTheirOwnMakeUsDialTenAtMost() {
        KeyPair somebody = KeyPair.random(new SecureRandom());
        for (int i = 0; i < 100; i++) {
            byte[] key = somebody.open().bytes();
            key[0] = (byte) i;
            alice.relays.connect(PublicKey.of(key), List.of(node(4 * i), node(4 * i + 1), node(4 * i + 2)));
        }
        alice.relays.tick();
        assertEquals(10, wires.dialled);
    }
}
