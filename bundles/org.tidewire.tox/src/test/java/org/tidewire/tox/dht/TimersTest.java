package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class TimersTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Host host = new Host(network, "192.0.2.1:33445", random);
    private final Wire wire = new Wire(network, "198.51.100.1:1000", random);

    @BeforeEach
    void admit() {
        host.dht.search(wire.key());
        host.dht.ask(wire.node(), host.key());
        pass(10);
        answer();
        assertEquals(wire.address, host.found.get(wire.key()));
    }

    @Test
    void aSilentNodeIsToldToNobodyAfter122SecondsAndDroppedAfter182() {
        pass(121_000);
        assertNotNull(host.dht.find(wire.key()));
        pass(2_000);
        assertNull(host.dht.find(wire.key()));
        assertEquals(0, host.dht.size());
        assertTrue(host.dht.closest(wire.key(), 4, null).isEmpty());
        pass(58_000);
        wire.received.clear();
        pass(2_000);
        wire.received.clear();
        pass(120_000);
        assertTrue(wire.received.isEmpty(), "a dropped node is asked no more");
    }

    @Test
    void aNodeThatAnswersStays() {
        for (int i = 0; i < 30; i++) {
            pass(10_000);
            wire.take(DhtPacket.NODES_REQUEST)
                    .forEach(packet -> wire.send(
                            host,
                            wire.told(
                                    host,
                                    List.of(host.node()),
                                    NodesRequest.read(wire.packets.open(packet).plain())
                                            .id())));
        }
        pass(10);
        assertEquals(wire.address, host.dht.find(wire.key()));
        assertEquals(1, host.dht.size());
    }

    @Test
    void aNodeThatMayTellOfNobodyStaysByAnsweringPings() {
        for (int i = 0; i < 300; i++) {
            pass(1_000);
            wire.take(DhtPacket.PING_REQUEST)
                    .forEach(packet -> wire.send(
                            host,
                            wire.pong(
                                    host,
                                    Ping.read(
                                                    DhtPacket.PING_REQUEST,
                                                    wire.packets.open(packet).plain())
                                            .id())));
            assertNotNull(host.dht.find(wire.key()), "second " + i);
        }
    }

    @Test
    void aListAsksFiveTimesQuicklyAndThenEveryTwentySeconds() {
        host.dht.forget(wire.key());
        pass(5_000);
        wire.received.clear();
        pass(20_000);
        // One for our own key, one for a random one.
        assertEquals(2, wire.take(DhtPacket.NODES_REQUEST).size());
    }

    @Test
    void aFriendThatMovesIsFoundAgain() {
        Wire moved = new Wire(network, "203.0.113.9:1000", random);
        network.join(moved.address, (from, packet) -> moved.received.add(packet));
        pass(10_000);
        moved.out.send(host.address, wire.ping(host, 5));
        pass(3_000);
        long id = Ping.read(
                        DhtPacket.PING_REQUEST,
                        wire.packets
                                .open(moved.take(DhtPacket.PING_REQUEST).get(0))
                                .plain())
                .id();
        moved.out.send(host.address, wire.pong(host, id));
        pass(10);
        assertEquals(moved.address, host.found.get(wire.key()));
        assertEquals(moved.address, host.dht.find(wire.key()));
    }

    private void answer() {
        wire.take(DhtPacket.NODES_REQUEST).forEach(packet -> {
            NodesRequest request = NodesRequest.read(wire.packets.open(packet).plain());
            wire.send(host, wire.told(host, List.of(host.node()), request.id()));
        });
        pass(10);
    }

    private void pass(long millis) {
        network.pass(millis, host.dht::tick);
    }
}
