package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class FloodTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Host host = new Host(network, "192.0.2.1:33445", random);

    @Test
    void aFloodFromOneAddressLeavesThePingQueueToOthers() {
        List<Wire> flood = many("198.51.100.1", 200);
        Wire honest = new Wire(network, "203.0.113.1:1", random);
        flood.forEach(wire -> wire.send(host, wire.ping(host, 1)));
        honest.send(host, honest.ping(host, 1));
        pass(50);
        flood.forEach(wire -> wire.send(host, wire.ping(host, 1)));
        pass(3_000);
        honest.send(host, honest.pong(host, honest.pinged()));
        pass(10);
        assertEquals(honest.address, host.dht.find(honest.key()), "seed " + seed);
        long pinged = flood.stream()
                .filter(wire -> !wire.take(DhtPacket.PING_REQUEST).isEmpty())
                .count();
        assertTrue(pinged <= 8, pinged + " of the flood pinged, seed " + seed);
    }

    @Test
    void oneHostWithManyKeysThatAllAnswerGetsFewPlaces() {
        Wire sought = new Wire(network, "203.0.113.77:1", random);
        host.dht.search(sought.key());
        List<Wire> flood = many("198.51.100.1", 200);
        flood.forEach(this::admit);
        assertEquals(8, host.dht.size(), "seed " + seed);
        Wire honest = new Wire(network, "203.0.113.1:1", random);
        admit(honest);
        assertEquals(9, host.dht.size(), "seed " + seed);
        admit(sought);
        assertEquals(sought.address, host.found.get(sought.key()), "seed " + seed);
    }

    @Test
    void noMoreStrangersThanAllowedCostUsAnAgreementASecondAndKnownNodesNone() {
        Wire known = new Wire(network, "203.0.113.1:1", random);
        admit(known);
        pass(2_000);
        List<Wire> flood = many("198.51.100.1", 700);
        flood.forEach(wire -> host.dht.receive(wire.address, wire.ping(host, 1)));
        known.received.clear();
        known.send(host, known.ping(host, 2));
        pass(10);
        long answered = flood.stream()
                .filter(wire -> !wire.take(DhtPacket.PING_RESPONSE).isEmpty())
                .count();
        assertEquals(500, answered, "seed " + seed);
        assertEquals(1, known.take(DhtPacket.PING_RESPONSE).size(), "seed " + seed);
    }

    @Test
    void whoTellsOfManyNodesDoesNotMakeUsFloodThem() {
        network.sent = 0;
        for (Wire liar : many("198.51.100.1", 300)) {
            host.dht.ask(liar.node(), host.key());
            network.pass(2, () -> {});
            List<Node> victims = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                victims.add(new Node(new Wire(network, "203.0.113.9:9", random).key(), Wire.address("203.0.113.9:9")));
            }
            host.dht.receive(liar.address, liar.told(host, victims, liar.asked().id()));
        }
        network.pass(2, () -> {});
        // 300 questions of ours, and for 0.6 s no more than 200 a second after the first 200.
        assertTrue(network.sent <= 300 + 200 + 130, network.sent + " packets, seed " + seed);
    }

    private List<Wire> many(String host, int count) {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wires.add(new Wire(network, host + ":" + (i + 1), random));
        }
        return wires;
    }

    private void admit(Wire wire) {
        wire.received.clear();
        host.dht.ask(wire.node(), host.key());
        network.pass(2, () -> {});
        wire.send(host, wire.told(host, List.of(host.node()), wire.asked().id()));
        network.pass(2, () -> {});
        wire.received.clear();
        host.dht.tick();
    }

    private void pass(long millis) {
        network.pass(millis, host.dht::tick);
    }
}
