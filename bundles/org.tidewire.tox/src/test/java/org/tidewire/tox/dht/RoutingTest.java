package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class RoutingTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Host host = new Host(network, "192.0.2.1:33445", random);
    private final Wire near = new Wire(network, "198.51.100.1:1000", random);
    private final Wire far = new Wire(network, "198.51.100.2:1000", random);

    @BeforeEach
    void admit() {
        host.dht.ask(near.node(), host.key());
        pass(10);
        near.send(host, near.told(host, List.of(host.node()), near.asked().id()));
        pass(3_000);
        near.received.clear();
    }

    @Test
    void aRequestForANodeInOurListIsPassedOnUnchanged() {
        ByteBuffer packet = far.routed.seal(near.key(), (byte) 0x9c, bytes(918));
        assertEquals(1024, packet.remaining());
        far.send(host, packet);
        pass(10);
        assertEquals(List.of(packet), near.take(DhtRequestPacket.KIND));
        assertTrue(far.received.isEmpty());
    }

    @Test
    void aRequestForAnUnknownNodeIsDropped() {
        near.send(host, near.routed.seal(far.key(), (byte) 0x9c, bytes(10)));
        pass(10);
        assertTrue(far.take(DhtRequestPacket.KIND).isEmpty());
        assertTrue(near.take(DhtRequestPacket.KIND).isEmpty());
    }

    @Test
    void aRequestIsNeverPassedBackToWhereItCameFrom() {
        near.send(host, far.routed.seal(near.key(), (byte) 0x9c, bytes(10)));
        pass(10);
        assertTrue(near.take(DhtRequestPacket.KIND).isEmpty());
    }

    @Test
    void aRequestForUsIsOpenedAndHandedUp() {
        far.send(host, far.routed.seal(host.key(), (byte) 0x9c, bytes(3)));
        pass(10);
        assertEquals(List.of(far.key() + " -100 000102"), host.requests);
    }

    @Test
    void aRequestOfOursGoesThroughTheNodesNearItsReceiver() {
        host.dht.request(far.key(), (byte) 7, bytes(5));
        pass(10);
        ByteBuffer packet = near.take(DhtRequestPacket.KIND).get(0);
        assertEquals(far.key(), DhtRequestPacket.receiver(packet));
        DhtRequestPacket.Opened opened = far.routed.open(packet);
        assertEquals(host.key(), opened.sender());
        assertEquals(7, opened.type());
        assertEquals(bytes(5), opened.data());
    }

    @Test
    void aRequestOfOursGoesStraightToAReceiverWeKnowAndOnlyOnce() {
        host.dht.request(near.key(), (byte) 7, bytes(5));
        pass(10);
        assertEquals(1, near.take(DhtRequestPacket.KIND).size());
    }

    @Test
    void aRequestThatIsTooLongIsRefusedWithWhatIsAllowed() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> host.dht.request(near.key(), (byte) 7, bytes(919)));
        assertEquals("a DHT request carries at most 918 bytes of data, not 919", refused.getMessage());
    }

    @Test
    void aNatPingOfASearchedKeyIsAnsweredThroughTheNodesNearIt() {
        host.dht.search(far.key());
        far.send(host, natPing(0, 9));
        pass(10);
        DhtRequestPacket.Opened opened =
                far.routed.open(near.take(DhtRequestPacket.KIND).get(0));
        assertEquals(NatPing.TYPE, opened.type());
        assertEquals("010000000000000009", Wire.hex(opened.data()));
        assertTrue(host.requests.isEmpty());
    }

    @Test
    void aNatPingOfAnybodyElseIsNotAnswered() {
        far.send(host, natPing(0, 9));
        pass(10);
        assertTrue(near.take(DhtRequestPacket.KIND).isEmpty());
        assertTrue(host.requests.isEmpty());
    }

    @Test
    void aNatPingResponseIsNotAnsweredAndAFloodOfPingsOnlyOnceASecond() {
        host.dht.search(far.key());
        far.send(host, natPing(1, 9));
        pass(10);
        assertTrue(near.take(DhtRequestPacket.KIND).isEmpty());
        for (int i = 0; i < 100; i++) {
            far.send(host, natPing(0, i));
        }
        pass(500);
        assertEquals(1, near.take(DhtRequestPacket.KIND).size());
    }

    private ByteBuffer natPing(int kind, long id) {
        return far.routed.seal(
                host.key(),
                NatPing.TYPE,
                ByteBuffer.allocate(9).put((byte) kind).putLong(id).flip());
    }

    private static ByteBuffer bytes(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            bytes.put((byte) i);
        }
        return bytes.flip();
    }

    private void pass(long millis) {
        network.pass(millis, host.dht::tick);
    }
}
