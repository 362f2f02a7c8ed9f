package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

import org.tidewire.fuzz.Chance;
import org.tidewire.fuzz.Input;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Onion packets: as they come, layers that open, and what comes back of those that were passed on. */
class OnionPacketsFuzzTest {
    private static final SecureRandom RANDOM = Chance.same();
    private static final SharedKeys OWN = new SharedKeys(KeyPair.random(RANDOM));
    private static final KeyPair PEER = KeyPair.random(RANDOM);
    private static final BoxKey KEY = new SharedKeys(PEER).with(OWN.own().open());
    private static final InetSocketAddress FROM = new InetSocketAddress(ip(8, 8, 8, 8), 33445);

    private ByteBuffer last = ByteBuffer.allocate(0);
    private int sent;

    @FuzzTest
    void aNodePassesOnOnePacketForOne(byte[] bytes) {
        Input input = new Input(bytes);
        last = ByteBuffer.allocate(0);
        var around = new Surroundings(OWN, this::send, new Nobody(), () -> 0, RANDOM);
        OnionService service = new OnionService(around);
        OnionClient client = new OnionClient(KeyPair.random(RANDOM), OnionMode.THREE_HOPS, around, new Deaf());
        while (input.hasMore()) {
            int kind = input.number();
            ByteBuffer plain = input.packet(Datagrams.LIMIT);
            ByteBuffer packet = packet(kind, plain);
            sent = 0;
            service.receive(FROM, packet.duplicate());
            assertTrue(sent <= 1, sent + " packets were sent for one");
            client.receive(FROM, packet.duplicate());
            client.receive(packet.duplicate());
            AnnounceResponse.open(KEY, ByteBuffer.wrap(box(Nonce.random(RANDOM), plain.duplicate())));
        }
        service.tick();
    }

    /** Below 0x80 it comes as it is, or goes back where the last one came from. */
    private ByteBuffer packet(int kind, ByteBuffer plain) {
        if (kind == 1) {
            return back(plain);
        }
        if (kind < OnionKind.HOP_A) {
            return plain.duplicate();
        }
        int hops =
                switch (kind) {
                    case OnionKind.HOP_B -> 1;
                    case OnionKind.HOP_C -> 2;
                    case OnionKind.ANNOUNCE_REQUEST -> 3;
                    default -> 0;
                };
        Nonce nonce = Nonce.random(RANDOM);
        ByteBuffer packet = ByteBuffer.allocate(4000).put((byte) kind);
        nonce.write(packet);
        PEER.open().write(packet);
        KEY.seal(nonce, plain.duplicate(), packet);
        return packet.put(new byte[hops * ReturnPath.HOP]).flip();
    }

    private ByteBuffer back(ByteBuffer plain) {
        int length = Math.min(last.remaining(), ReturnPath.HOP);
        ByteBuffer packet = ByteBuffer.allocate(4000).put((byte) OnionKind.BACK_A);
        packet.put(last.slice(last.limit() - length, length));
        return packet.put(plain.duplicate()).flip();
    }

    private static byte[] box(Nonce nonce, ByteBuffer plain) {
        ByteBuffer box = ByteBuffer.allocate(Nonce.SIZE + BoxKey.MAC + plain.remaining());
        nonce.write(box);
        KEY.seal(nonce, plain, box);
        return box.array();
    }

    private void send(InetSocketAddress to, ByteBuffer packet) {
        sent++;
        assertTrue(packet.remaining() <= Datagrams.LIMIT);
        last = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
    }

    private static InetAddress ip(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A DHT without nodes. */
    private static final class Nobody implements OnionNodes {
        @Override
        public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
            return List.of();
        }

        @Override
        public List<Node> random(int count) {
            return List.of();
        }
    }

    /** Hears everything and does nothing. */
    private static final class Deaf implements OnionListener {
        @Override
        public void data(PublicKey sender, ByteBuffer inner) {}

        @Override
        public void found(PublicKey friend) {}
    }
}
