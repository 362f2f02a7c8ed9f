package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

class RelayLifeTest extends TwoClients {
    private final FakeRelay other = new FakeRelay(wires, 3390);

    @Test
    void aQuietConnectionIsKeptByAPingEveryHalfMinute() {
        alice.relays.add(relay.node);
        pass(301_000);
        assertEquals(11, relay.kinds.stream().filter(kind -> kind == 4).count(), told());
        assertEquals(1, wires.dialled, told());
    }

    @Test
    void aRelayThatDoesNotAnswerAPingIsLeftAndDialledAgain() {
        meet();
        FakeRelaySession session = relay.of(alice);
        relay.mute = true;
        pass(38_000);
        assertFalse(session.closed, told());
        pass(2_000);
        assertTrue(session.closed, told());
        assertEquals(List.of("reachable", "gone"), alice.heard, told());
        relay.mute = false;
        pass(3_000);
        assertEquals(List.of("reachable", "gone", "reachable"), alice.heard, told());
    }

    @Test
    void aRelaysPingIsAnswered() {
        alice.relays.add(relay.node);
        pass(500);
        relay.of(alice).send(4, ByteBuffer.allocate(8).putLong(7).flip());
        wires.settle();
        assertTrue(relay.kinds.contains(5), told());
    }

    @Test
    void aRouteOutlivesALostConnection() {
        meet();
        relay.of(alice).stream.close();
        wires.settle();
        assertEquals(List.of("reachable", "gone"), alice.heard, told());
        assertEquals(List.of(), alice.relays.routes(bob.key), told());
        alice.last.send(Client.bytes("lost"));
        pass(2_000);
        alice.last.send(Client.bytes("found"));
        wires.settle();
        assertEquals(List.of("reachable", "gone", "reachable", "received found"), bob.heard, told());
    }

    @Test
    void aRelayThatIsNotThereIsDialledEverMoreSlowlyUpToAMinute() {
        wires.leave(relay.node.address());
        alice.relays.add(relay.node);
        pass(130_000);
        // At 0, then 1, 2, 4, 8, 16, 32 and 60 seconds after the one before.
        assertEquals(8, wires.dialled, told());
        pass(600_000);
        assertEquals(18, wires.dialled, told());
    }

    @Test
    void aHostThatSaysNothingIsLeftAfterTenSeconds() {
        wires.host(relay.node.address(), stream -> new FakeRelaySession(relay, stream) {
            @Override
            public void read(ByteBuffer bytes) {
                bytes.position(bytes.limit());
            }
        });
        alice.relays.add(relay.node);
        pass(9_900);
        assertEquals(1, wires.dialled, told());
        pass(3_000);
        assertEquals(2, wires.dialled, told());
        assertEquals(List.of(), alice.relays.connected(), told());
    }

    @Test
    void aPeersRelayIsClosedOnceNobodyNeedsIt() {
        alice.relays.add(relay.node);
        alice.relays.connect(bob.key, List.of(other.node));
        pass(1_000);
        assertEquals(List.of(relay.node, other.node), alice.relays.connected(), told());
        alice.relays.disconnect(bob.key);
        pass(1_000);
        assertEquals(List.of(relay.node), alice.relays.connected(), told());
        assertEquals(0, other.clients.size(), told());
    }

    @Test
    void aPeersRelayThatNeverAnswersIsTriedSixTimes() {
        wires.leave(other.node.address());
        alice.relays.connect(bob.key, List.of(other.node));
        pass(600_000);
        assertEquals(6, wires.dialled, told());
        alice.relays.connect(bob.key, List.of(other.node));
        pass(600_000);
        assertEquals(12, wires.dialled, told());
    }

    @Test
    void aRelayOverWhichAPeerIsReachableIsKeptWhenItNamesOthers() {
        bob.relays.add(other.node);
        bob.relays.connect(alice.key, List.of());
        alice.relays.connect(bob.key, List.of(other.node));
        pass(1_000);
        assertEquals(List.of("reachable"), alice.heard, told());
        alice.relays.connect(bob.key, List.of(relay.node));
        pass(3_000);
        assertEquals(List.of(other.node, relay.node), alice.relays.connected(), told());
        assertEquals(List.of("reachable"), alice.heard, told());
    }

    @Test
    void whatTheRelayHasToKnowWaitsWhileTheStreamIsFullAndPacketsAreLost() {
        meet();
        bob.relays.disconnect(alice.key);
        bob.relays.connect(alice.key, List.of());
        wires.settle();
        wires.full = true;
        alice.relays.disconnect(bob.key);
        alice.relays.connect(bob.key, List.of());
        alice.last.send(Client.bytes("\u0018 lost"));
        assertFalse(alice.relays.onion(Client.bytes("lost")));
        wires.settle();
        wires.full = false;
        bob.heard.clear();
        pass(200);
        assertEquals(List.of("gone", "reachable"), bob.heard, told());
    }

    @Test
    void afterCloseNothingIsHeardAndNothingIsOpen() {
        meet();
        alice.relays.close();
        pass(5_000);
        assertEquals(List.of("reachable"), alice.heard, told());
        assertEquals(1, relay.clients.size(), told());
        assertEquals(List.of("reachable", "gone"), bob.heard, told());
        assertEquals(2, wires.dialled, told());
    }

    @Test
    void aRelayWithTwoAddressesIsConnectedOnce() {
        Node again = new Node(relay.node.key(), other.node.address());
        wires.host(again.address(), stream -> new FakeRelaySession(relay, stream));
        alice.relays.add(relay.node);
        pass(500);
        alice.relays.connect(bob.key, List.of(again));
        pass(10_000);
        assertEquals(List.of(relay.node), alice.relays.connected(), told());
        assertEquals(1, wires.dialled, told());
    }

    @Test
    void aRelayIsAskedForAsManyPeersAsItHasIdsAndForMoreWhenOneIsFree() {
        alice.relays.add(relay.node);
        byte[] key = bob.key.bytes();
        for (int i = 0; i < 250; i++) {
            key[0] = (byte) i;
            alice.relays.connect(PublicKey.of(key), List.of());
        }
        pass(5_000);
        assertEquals(240, relay.of(alice).ids.size(), told());
        key[0] = 0;
        alice.relays.disconnect(PublicKey.of(key));
        pass(5_000);
        assertEquals(240, relay.of(alice).ids.size(), told());
        assertEquals(241, relay.kinds.stream().filter(kind -> kind == 0).count(), told());
    }
}
