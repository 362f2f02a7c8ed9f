package org.tidewire.tox.dht;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Network;

class DhtFuzzTest {
    private final long seed = new SecureRandom().nextLong();
    private final Network network = new Network(seed);
    private final SecureRandom random = Wire.seeded(seed);
    private final Random chance = new Random(seed);
    private final Host host = new Host(network, "192.0.2.1:33445", random);
    private final Wire wire = new Wire(network, "198.51.100.1:1000", random);

    @Test
    void aPacketChangedAnywhereIsNotAnswered() {
        List<ByteBuffer> sound = List.of(
                wire.ping(host, 1),
                wire.pong(host, 2),
                wire.nodes(host, wire.key(), 3),
                wire.told(host, List.of(wire.node()), 4),
                wire.routed.seal(host.key(), (byte) 0x9c, ByteBuffer.allocate(40)));
        for (ByteBuffer packet : sound) {
            for (int i = 0; i < 400; i++) {
                byte[] changed = change(Wire.bytes(packet));
                host.dht.receive(wire.address, ByteBuffer.wrap(changed));
            }
        }
        network.pass(5_000, host.dht::tick);
        assertTrue(wire.received.isEmpty(), "seed " + seed);
        assertTrue(host.requests.isEmpty(), "seed " + seed);
        assertEquals(0, host.dht.size(), "seed " + seed);
    }

    @Test
    void aSenderKeyWithTheBitThatX25519IgnoresIsNotAnswered() {
        byte[] packet = Wire.bytes(wire.ping(host, 1));
        packet[PublicKey.SIZE] ^= (byte) 0x80;
        host.dht.receive(wire.address, ByteBuffer.wrap(packet));
        network.pass(5_000, host.dht::tick);
        assertTrue(wire.received.isEmpty());
    }

    @Test
    void aBoxThatOpensAndHoldsRubbishIsNotAnswered() {
        for (int kind : new int[] {0, 1, 2, 4}) {
            for (int length = 0; length < 230; length++) {
                byte[] rubbish = new byte[length];
                chance.nextBytes(rubbish);
                boolean request = kind == 2 && length == 40;
                boolean ping = length == 9 && rubbish[0] == kind;
                if (!request && !ping) {
                    host.dht.receive(wire.address, wire.packets.seal(kind, host.key(), ByteBuffer.wrap(rubbish)));
                }
            }
        }
        network.pass(5_000, host.dht::tick);
        assertTrue(wire.received.isEmpty(), "seed " + seed);
    }

    @Test
    void aNodesResponseThatAnswersUsButLiesAboutItsNodesIsIgnored() {
        host.dht.bootstrap(wire.address, wire.key());
        network.pass(10, host.dht::tick);
        long id = wire.asked().id();
        for (int i = 0; i < 2_000; i++) {
            ByteBuffer plain = new NodesResponse(List.of(wire.node(), wire.node()), id).write();
            byte[] lie = Wire.bytes(plain);
            // Count, families and ports: whatever makes the list unsound.
            switch (chance.nextInt(4)) {
                case 0 -> lie[0] = (byte) (chance.nextInt(253) + 3);
                case 1 -> lie[1] = (byte) (chance.nextInt(200) + 11);
                case 2 -> Arrays.fill(lie, 45, 47, (byte) 0);
                default -> lie = Arrays.copyOf(lie, chance.nextInt(lie.length));
            }
            host.dht.receive(
                    wire.address, wire.packets.seal(DhtPacket.NODES_RESPONSE, host.key(), ByteBuffer.wrap(lie)));
        }
        assertEquals(0, host.dht.size(), "seed " + seed);
        assertTrue(host.seen.isEmpty(), "seed " + seed);
    }

    @Test
    void rubbishOfEveryKindAndLengthIsIgnored() {
        for (int i = 0; i < 20_000; i++) {
            byte[] rubbish = new byte[chance.nextInt(1500)];
            chance.nextBytes(rubbish);
            if (rubbish.length > 0) {
                rubbish[0] = (byte)
                        List.of(0, 1, 2, 4, 0x20, 0x21).get(chance.nextInt(6)).intValue();
            }
            host.dht.receive(wire.address, ByteBuffer.wrap(rubbish));
        }
        network.pass(3_000, host.dht::tick);
        assertEquals(0, network.sent, "seed " + seed);
    }

    /** Another packet: bits flipped, cut short or made longer. */
    private byte[] change(byte[] sound) {
        byte[] changed = sound.clone();
        int how = chance.nextInt(3);
        if (how == 0) {
            return Arrays.copyOf(changed, chance.nextInt(changed.length));
        }
        if (how == 1) {
            return Arrays.copyOf(changed, changed.length + 1 + chance.nextInt(200));
        }
        changed[chance.nextInt(changed.length)] ^= (byte) (1 << chance.nextInt(8));
        return changed;
    }
}
