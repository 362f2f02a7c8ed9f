package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.fuzz.Chance;
import org.tidewire.fuzz.Input;
import org.tidewire.fuzz.Memory;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Datagrams;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** DHT packets: as they come, or what stands in boxes that open. */
class DhtPacketsFuzzTest {
    private static final SecureRandom RANDOM = Chance.same();
    private static final SharedKeys OWN = new SharedKeys(KeyPair.random(RANDOM));
    private static final SharedKeys PEER = new SharedKeys(KeyPair.random(RANDOM));
    private static final InetSocketAddress FROM = new InetSocketAddress(InetAddress.getLoopbackAddress(), 33445);

    private int sent;

    @FuzzTest
    void aNodeAnswersLittleAndNeverFails(byte[] bytes) {
        sent = 0;
        Input input = new Input(bytes);
        Dht dht = new Dht(OWN, this::send, new Deaf(), () -> 0, RANDOM);
        Agreements agreements = new Agreements(PEER, key -> true, () -> 0);
        while (input.hasMore()) {
            int kind = input.number();
            ByteBuffer plain = input.packet(1400);
            int before = sent;
            packets(plain.duplicate());
            dht.receive(FROM, plain.duplicate());
            if (kind == DhtRequestPacket.KIND && plain.remaining() <= 900) {
                byte type = plain.hasRemaining() ? plain.get() : 0;
                dht.receive(FROM, new DhtRequestPacket(agreements, RANDOM).seal(own(), type, plain));
            } else {
                dht.receive(FROM, new DhtPacket(agreements, RANDOM).seal(kind, own(), plain));
            }
            // An answer and a few questions of our own: nobody is flooded through us.
            assertTrue(sent - before <= 8, (sent - before) + " packets were sent for one");
        }
        dht.tick();
    }

    private static PublicKey own() {
        return OWN.own().open();
    }

    private static void packets(ByteBuffer plain) {
        Memory.bounded(plain.remaining(), () -> NodesResponse.read(plain.duplicate()));
        NodesResponse nodes = NodesResponse.read(plain.duplicate());
        if (nodes != null) {
            assertTrue(nodes.nodes().size() <= NodesResponse.LIMIT);
            assertEquals(nodes, NodesResponse.read(nodes.write()));
        }
        NodesRequest request = NodesRequest.read(plain.duplicate());
        if (request != null) {
            assertEquals(plain, request.write());
        }
        PackedNode node = PackedNode.read(plain.duplicate());
        if (node != null) {
            ByteBuffer packed = ByteBuffer.allocate(PackedNode.LONGEST);
            node.write(packed);
            assertEquals(node, PackedNode.read(packed.flip()));
        }
    }

    private void send(InetSocketAddress to, ByteBuffer packet) {
        sent++;
        assertTrue(packet.remaining() <= Datagrams.LIMIT);
        packet.position(packet.limit());
    }

    /** Hears everything and does nothing. */
    private static final class Deaf implements DhtListener {
        @Override
        public void request(PublicKey sender, byte type, ByteBuffer data) {}

        @Override
        public void found(PublicKey key, InetSocketAddress address) {}

        @Override
        public void seen(PublicKey key, InetSocketAddress address) {}
    }
}
