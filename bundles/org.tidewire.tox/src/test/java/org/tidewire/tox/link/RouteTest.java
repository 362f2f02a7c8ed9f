package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;
import org.tidewire.tox.net.Route;

class RouteTest {
    private final Network network = new Network(1);
    private final Peer one = new Peer(network, 1, 1);
    private final Peer two = new Peer(network, 2, 2);
    private final Datagrams relayOne = relay(one, 101);
    private final Datagrams relayTwo = relay(two, 102);
    private final Relayed overRelay = new Relayed(at(102), relayOne);

    /** A way through a relay, which is here another address. */
    private record Relayed(InetSocketAddress to, Datagrams datagrams) implements Route {
        @Override
        public void send(ByteBuffer packet) {
            datagrams.send(to, packet);
        }

        @Override
        public boolean relayed() {
            return true;
        }
    }

    RouteTest() {
        Peer.befriend(one, two);
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Datagrams relay(Peer peer, int port) {
        return network.join(
                at(port), (from, packet) -> peer.receive(new Relayed(from, peer == one ? relayOne : relayTwo), packet));
    }

    private void pass(long millis) {
        network.pass(millis, () -> {
            one.links.tick();
            two.links.tick();
        });
    }

    private Link dialOverRelay() {
        return one.links.dial(two.real.open(), two.dht.open(), overRelay);
    }

    @Test
    void aRelayAloneCarriesALink() {
        Link link = dialOverRelay();
        pass(20);
        assertTrue(link.established() && two.up(one));
        assertTrue(link.route().relayed());
        link.send(64, ByteBuffer.wrap(new byte[] {1}));
        pass(20);
        assertEquals(1, two.received.size());
    }

    @Test
    void udpIsPreferredAsSoonAsItIsHeard() {
        dialOverRelay();
        Link link = one.dial(two);
        two.dial(one);
        pass(3000);
        assertFalse(link.route().relayed());
        assertFalse(two.link(one).route().relayed());
    }

    @Test
    void aRelayTakesOverEightSecondsAfterUdpFellSilentAndGivesBack() {
        dialOverRelay();
        Link link = one.dial(two);
        two.dial(one);
        two.links.dial(one.real.open(), one.dht.open(), new Relayed(at(101), relayTwo));
        pass(3000);
        Datagrams udpOne = one.out;
        Datagrams udpTwo = two.out;
        one.out = (to, packet) -> {};
        two.out = one.out;
        pass(6500);
        assertFalse(link.route().relayed());
        pass(2500);
        assertTrue(link.route().relayed() && link.established());
        link.send(64, ByteBuffer.wrap(new byte[] {1}));
        pass(1000);
        assertEquals(1, two.received.size());
        one.out = udpOne;
        two.out = udpTwo;
        pass(3000);
        assertFalse(link.route().relayed());
    }

    @Test
    void aDroppedRouteIsUsedNoMore() {
        Link link = dialOverRelay();
        pass(20);
        one.links.drop(overRelay);
        assertNull(link.route());
        long before = network.sent;
        link.send(64, ByteBuffer.wrap(new byte[] {1}));
        assertEquals(before, network.sent);
        one.dial(two);
        two.dial(one);
        pass(3000);
        assertEquals(1, two.received.size());
    }

    @Test
    void aLinkKeepsABoundedNumberOfRoutes() {
        Link link = dialOverRelay();
        pass(20);
        for (int port = 200; port < 300; port++) {
            one.links.dial(two.real.open(), two.dht.open(), new Relayed(at(port), relayOne));
        }
        assertTrue(link.routes().size() <= 8);
        assertTrue(link.routes().contains(overRelay), "the one in use stays");
    }
}
