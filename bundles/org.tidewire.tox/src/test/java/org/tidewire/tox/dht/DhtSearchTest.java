package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class DhtSearchTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final List<Host> hosts = new ArrayList<>();

    @Test
    void eachOfSixtyNodesFindsAnotherThroughOneItBeganWith() {
        build(60);
        pass(30_000);
        eachFindsAnother(2_000);
    }

    @Test
    void eachOfSixtyNodesFindsAnotherThroughANetworkThatLosesPackets() {
        network.jitter = 30_000_000;
        network.loss = 50;
        build(60);
        pass(60_000);
        eachFindsAnother(60_000);
    }

    private void eachFindsAnother(long millis) {
        for (int i = 0; i < 60; i++) {
            hosts.get(i).dht.search(hosts.get((i + 31) % 60).key());
        }
        pass(millis);
        for (int i = 0; i < 60; i++) {
            Host sought = hosts.get((i + 31) % 60);
            assertEquals(sought.address, hosts.get(i).found.get(sought.key()), "node " + i + ", seed " + seed);
            assertEquals(sought.address, hosts.get(i).dht.find(sought.key()), "node " + i + ", seed " + seed);
        }
    }

    @Test
    void theNodesNearestToASearchedKeyAreFoundAmongSixty() {
        build(60);
        pass(30_000);
        Host seeker = hosts.get(7);
        Wire nobody = new Wire(network, "198.51.100.1:1", random);
        seeker.dht.search(nobody.key());
        pass(30_000);
        Nearest nearest = new Nearest(nobody.key(), 4);
        hosts.stream().filter(host -> host != seeker).forEach(host -> nearest.offer(host.node()));
        assertEquals(nearest.nodes(), seeker.dht.closest(nobody.key(), 4, null), "seed " + seed);
    }

    @Test
    void randomNodesAreDistinctAndAlive() {
        build(20);
        pass(10_000);
        List<Node> chosen = hosts.get(3).dht.random(6);
        assertEquals(6, new HashSet<>(chosen).size(), "seed " + seed);
        chosen.forEach(
                node -> assertTrue(hosts.stream().anyMatch(host -> host.node().equals(node))));
        assertNotEquals(chosen, hosts.get(3).dht.random(6), "seed " + seed);
    }

    @Test
    void aBootstrapIsRepeatedUntilSomebodyAnswers() {
        Host late = new Host(network, "192.0.2.1:33445", random);
        hosts.add(late);
        late.leave();
        Host early = new Host(network, "192.0.2.2:33445", random);
        hosts.add(early);
        early.bootstrap(late);
        pass(20_000);
        assertEquals(0, early.dht.size());
        network.join(late.address, late.dht::receive);
        pass(12_000);
        assertEquals(1, early.dht.size(), "seed " + seed);
        assertEquals(1, late.dht.size(), "seed " + seed);
    }

    @Test
    void aForgottenKeyIsNoLongerSought() {
        build(10);
        Host seeker = hosts.get(2);
        Wire nobody = new Wire(network, "198.51.100.1:1", random);
        seeker.dht.search(nobody.key());
        seeker.dht.forget(nobody.key());
        seeker.dht.ask(nobody.node(), nobody.key());
        pass(100);
        nobody.send(
                seeker,
                nobody.told(seeker, List.of(hosts.get(1).node()), nobody.asked().id()));
        pass(1_000);
        assertFalse(seeker.found.containsKey(nobody.key()));
    }

    @Test
    void nodesWithIpv6AddressesFindEachOther() {
        hosts.add(new Host(network, "[2001:db8:1::1]:33445", random));
        hosts.add(new Host(network, "[2001:db8:2::1]:33445", random));
        hosts.add(new Host(network, "[2001:db8:3::1]:33445", random));
        hosts.get(1).bootstrap(hosts.get(0));
        hosts.get(2).bootstrap(hosts.get(0));
        hosts.get(1).dht.search(hosts.get(2).key());
        pass(10_000);
        assertEquals(hosts.get(2).address, hosts.get(1).found.get(hosts.get(2).key()), "seed " + seed);
        assertNull(hosts.get(1).found.get(hosts.get(0).key()));
    }

    private void build(int count) {
        for (int i = 0; i < count; i++) {
            hosts.add(new Host(network, "192.0.2." + (i + 1) + ":33445", random));
            if (i > 0) {
                hosts.get(i).bootstrap(hosts.get(0));
            }
        }
    }

    private void pass(long millis) {
        network.pass(millis, () -> hosts.forEach(host -> host.dht.tick()));
    }
}
