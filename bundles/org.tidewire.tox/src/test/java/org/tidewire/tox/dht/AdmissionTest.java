package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Network;

class AdmissionTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Host host = new Host(network, "192.0.2.1:33445", random);
    private final Wire wire = new Wire(network, "198.51.100.1:1000", random);
    private final Wire other = new Wire(network, "198.51.100.2:1000", random);

    @Test
    void aPingIsAnsweredWithItsId() {
        wire.send(host, wire.ping(host, 0x0102030405060708L));
        pass(10);
        List<ByteBuffer> answers = wire.take(DhtPacket.PING_RESPONSE);
        assertEquals(1, answers.size());
        assertEquals(82, answers.get(0).remaining());
        ByteBuffer plain = wire.packets.open(answers.get(0)).plain();
        assertEquals("010102030405060708", Wire.hex(plain));
    }

    @Test
    void aNodesRequestToOneWhoKnowsNobodyIsAnsweredWithAnEmptyList() {
        wire.send(host, wire.nodes(host, other.key(), 77));
        pass(10);
        assertEquals(new NodesResponse(List.of(), 77), wire.told());
    }

    @Test
    void whoAsksIsPingedButOnlyWhoAnswersIsAdmitted() {
        wire.send(host, wire.ping(host, 1));
        pass(3_000);
        long id = wire.pinged();
        assertNull(host.dht.find(wire.key()));
        wire.send(host, wire.pong(host, id));
        pass(10);
        assertEquals(wire.address, host.dht.find(wire.key()));
        assertEquals(wire.address, host.seen.get(wire.key()));
    }

    @Test
    void anAnswerFromAnotherAddressOrKeyOrWithAnotherIdAdmitsNobody() {
        host.dht.bootstrap(wire.address, wire.key());
        pass(10);
        long id = wire.asked().id();
        List<Node> nodes = List.of(other.node());
        other.out.send(host.address, wire.told(host, nodes, id));
        other.out.send(host.address, other.told(host, nodes, id));
        wire.send(host, other.told(host, nodes, id));
        wire.send(host, wire.told(host, nodes, id + 1));
        wire.send(host, wire.pong(host, id));
        pass(100);
        assertEquals(0, host.dht.size());
        assertTrue(host.seen.isEmpty());
        assertTrue(other.take(DhtPacket.NODES_REQUEST).isEmpty());
    }

    @Test
    void anAnswerIsTakenOnce() {
        host.dht.bootstrap(wire.address, wire.key());
        pass(10);
        ByteBuffer answer = wire.told(host, List.of(other.node()), wire.asked().id());
        wire.send(host, answer);
        pass(100);
        assertEquals(1, host.dht.size());
        host.seen.clear();
        wire.send(host, answer);
        pass(100);
        assertTrue(host.seen.isEmpty());
    }

    @Test
    void anAnswerThatIsLateAdmitsNobody() {
        wire.send(host, wire.ping(host, 1));
        pass(200);
        long id = wire.pinged();
        pass(5_000);
        wire.send(host, wire.pong(host, id));
        pass(10);
        assertEquals(0, host.dht.size());
        host.dht.ask(wire.node(), host.key());
        pass(10);
        id = wire.asked().id();
        pass(60_000);
        wire.send(host, wire.told(host, List.of(other.node()), id));
        pass(10);
        assertEquals(0, host.dht.size());
    }

    @Test
    void anEmptyNodesResponseCountsForNothing() {
        host.dht.bootstrap(wire.address, wire.key());
        pass(10);
        wire.send(host, wire.told(host, List.of(), wire.asked().id()));
        pass(10);
        assertEquals(0, host.dht.size());
    }

    @Test
    void whoWeAreToldOfIsAskedAndNotAdmittedBeforeItAnswers() {
        host.dht.bootstrap(wire.address, wire.key());
        pass(10);
        wire.send(host, wire.told(host, List.of(other.node()), wire.asked().id()));
        pass(50);
        NodesRequest request = other.asked();
        assertEquals(host.key(), request.wanted());
        assertEquals(List.of(wire.node()), host.dht.closest(other.key(), 4, null));
        other.send(host, other.told(host, List.of(host.node()), request.id()));
        pass(10);
        assertEquals(List.of(other.node(), wire.node()), host.dht.closest(other.key(), 4, null));
    }

    @Test
    void ourOwnPacketsSentBackToUsAreIgnored() {
        host.dht.bootstrap(wire.address, wire.key());
        pass(10);
        ByteBuffer own = wire.take(DhtPacket.NODES_REQUEST).get(0);
        wire.received.clear();
        wire.send(host, own);
        pass(1_000);
        assertTrue(wire.received.isEmpty());
    }

    private void pass(long millis) {
        network.pass(millis, host.dht::tick);
    }
}
