package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Network;

class AddressesTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:1", "0.1.2.3:1", "224.0.0.1:1", "239.1.2.3:1", "240.0.0.1:1", "255.255.255.255:1"})
    void noSingleHostIsThere(String address) {
        assertTrue(!Addresses.usable(Wire.address(address)));
    }

    @Test
    void noSingleHostIsAtTheseEither() {
        assertTrue(!Addresses.usable(Wire.address("[::]:1")));
        assertTrue(!Addresses.usable(Wire.address("[ff02::1]:1")));
        assertTrue(!Addresses.usable(new InetSocketAddress("192.0.2.1", 0)));
        assertTrue(!Addresses.usable(InetSocketAddress.createUnresolved("example.org", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3:1", "172.16.0.1:1", "172.31.255.1:1", "192.168.0.1:1", "169.254.1.1:1", "127.0.0.1:1",
                "100.64.0.1:1", "100.127.0.1:1", "[::1]:1", "[fe80::1]:1", "[fc00::1]:1", "[fd12::1]:1"
            })
    void isPrivate(String address) {
        assertTrue(Addresses.isPrivate(Wire.address(address)));
        assertTrue(Addresses.usable(Wire.address(address)));
        assertTrue(!Addresses.mayTell(Wire.address(address), Wire.address("192.0.2.1:1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1:1", "172.32.0.1:1", "100.128.0.1:1", "192.169.0.1:1", "[2001:db8::1]:1"})
    void isPublic(String address) {
        assertTrue(!Addresses.isPrivate(Wire.address(address)));
        assertTrue(Addresses.mayTell(Wire.address(address), Wire.address("10.0.0.1:1")));
    }

    @Test
    void privateNodesAreToldOnlyToPrivateAskersAndThoseOfThisMachineOnlyOnIt() {
        Host host = new Host(network, "192.168.1.1:33445", random);
        Wire neighbour = admitted(host, "192.168.1.2:1");
        Wire local = admitted(host, "127.0.0.1:1");
        Wire open = admitted(host, "198.51.100.1:1");
        assertEquals(List.of(open.node()), told(host, open));
        assertEquals(2, told(host, neighbour).size());
        assertEquals(3, told(host, local).size());
        assertEquals(3, host.dht.closest(open.key(), 8, null).size());
    }

    @Test
    void aPrivateNodeOfWhichAStrangerOutsideTellsIsNotAsked() {
        Host host = new Host(network, "192.168.1.1:33445", random);
        Wire neighbour = new Wire(network, "192.168.1.2:1", random);
        Wire open = new Wire(network, "198.51.100.1:1", random);
        host.dht.ask(open.node(), host.key());
        network.pass(10, host.dht::tick);
        open.send(host, open.told(host, List.of(neighbour.node()), open.asked().id()));
        network.pass(1_000, host.dht::tick);
        assertTrue(neighbour.received.isEmpty());
    }

    private Wire admitted(Host host, String address) {
        Wire wire = new Wire(network, address, random);
        host.dht.ask(wire.node(), host.key());
        network.pass(10, host.dht::tick);
        wire.send(host, wire.told(host, List.of(host.node()), wire.asked().id()));
        network.pass(10, host.dht::tick);
        return wire;
    }

    private List<Node> told(Host host, Wire asker) {
        asker.received.clear();
        asker.send(host, asker.nodes(host, asker.key(), 1));
        network.pass(10, () -> {});
        return asker.told().nodes();
    }
}
