package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class LanDiscoveryTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Host host = new Host(network, "192.168.1.1:33445", random);

    @Test
    void twoNodesOfALanMeetThoughNeitherHasTheKeyOfTheOther() {
        Host other = new Host(network, "192.168.1.2:33445", random);
        host.dht.discover(other.address);
        network.pass(10_000, () -> {
            host.dht.tick();
            other.dht.tick();
        });
        assertEquals(other.address, host.seen.get(other.key()), "seed " + seed);
        assertEquals(host.address, other.seen.get(host.key()), "seed " + seed);
    }

    @Test
    void aNeighbourIsAskedForNodesAndSoLearnsOurKey() {
        Wire wire = new Wire(network, "169.254.3.4:40000", random);
        wire.send(host, discovery(wire));
        pass(10);
        assertEquals(host.key(), wire.asked().wanted());
    }

    @Test
    void aDiscoveryFromOutsideIsIgnored() {
        Wire wire = new Wire(network, "198.51.100.1:33445", random);
        wire.send(host, discovery(wire));
        pass(5_000);
        assertTrue(wire.received.isEmpty());
    }

    @Test
    void aFloodOfDiscoveriesIsAnsweredAFewTimes() {
        Wire wire = new Wire(network, "10.0.0.9:33445", random);
        for (int i = 0; i < 500; i++) {
            wire.send(host, discovery(wire));
            wire.send(host, discovery(new Wire(network, "10.0.0.10:" + (i + 1), random)));
        }
        network.sent = 0;
        pass(100);
        assertTrue(network.sent <= 9, network.sent + " packets, seed " + seed);
    }

    @Test
    void aDiscoveryOfAnotherLengthOrWithOurOwnKeyIsIgnored() {
        Wire wire = new Wire(network, "10.0.0.9:33445", random);
        wire.send(host, discovery(wire).limit(32));
        wire.send(host, ByteBuffer.allocate(34).put(discovery(wire)).rewind());
        ByteBuffer own = ByteBuffer.allocate(33).put((byte) LanDiscovery.KIND);
        host.key().write(own);
        wire.send(host, own.flip());
        pass(5_000);
        assertTrue(wire.received.isEmpty());
    }

    private static ByteBuffer discovery(Wire wire) {
        ByteBuffer packet = ByteBuffer.allocate(33).put((byte) LanDiscovery.KIND);
        wire.key().write(packet);
        return packet.flip();
    }

    private void pass(long millis) {
        network.pass(millis, host.dht::tick);
    }
}
