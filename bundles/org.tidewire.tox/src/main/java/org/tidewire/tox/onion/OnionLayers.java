package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/** How a packet for three hops is wrapped, and what a hop reads of it. Tox specification, Onion. */
final class OnionLayers {
    /** Bytes in front of the box of every layer. */
    static final int HEAD = 1 + Nonce.SIZE + PublicKey.SIZE;

    /** Bytes that three layers add to what is sent through them. */
    static final int ADDED = HEAD + 2 * PublicKey.SIZE + 3 * (BoxKey.MAC + IpPort.SIZE);

    private OnionLayers() {}

    /**
     * A layer as a hop sees it.
     *
     * @param nonce the one of all layers
     * @param sender whose box it is
     * @param box what we can open
     * @param back the return data so far
     */
    record Layer(Nonce nonce, PublicKey sender, ByteBuffer box, ByteBuffer back) {}

    /** The packet for the first hop: kind 80, nonce, our key for it, and boxes in boxes for the hops behind. */
    static ByteBuffer wrap(Hops hops, Nonce nonce, InetSocketAddress to, byte[] payload) {
        ByteBuffer box = seal(hops.keys().get(2), nonce, to, payload);
        for (int hop = 2; hop > 0; hop--) {
            ByteBuffer inner = ByteBuffer.allocate(PublicKey.SIZE + box.remaining());
            hops.names().get(hop).write(inner);
            inner.put(box);
            box = seal(hops.keys().get(hop - 1), nonce, hops.nodes().get(hop).address(), inner.array());
        }
        ByteBuffer packet = ByteBuffer.allocate(HEAD + box.remaining());
        packet.put((byte) OnionKind.HOP_A);
        nonce.write(packet);
        hops.names().get(0).write(packet);
        return packet.put(box).flip();
    }

    private static ByteBuffer seal(BoxKey key, Nonce nonce, InetSocketAddress to, byte[] inner) {
        ByteBuffer plain = ByteBuffer.allocate(IpPort.SIZE + inner.length);
        IpPort.write(to, plain);
        plain.put(inner).flip();
        ByteBuffer box = ByteBuffer.allocate(BoxKey.MAC + plain.remaining());
        key.seal(nonce, plain, box);
        return box.flip();
    }

    /** Takes a packet apart that ends in so many bytes of return data; null if it is too short. */
    static Layer read(ByteBuffer packet, int returned) {
        if (packet.remaining() < HEAD + BoxKey.MAC + IpPort.SIZE + returned) {
            return null;
        }
        packet.get();
        Nonce nonce = Nonce.read(packet);
        PublicKey sender = PublicKey.read(packet);
        ByteBuffer box = packet.slice(packet.position(), packet.remaining() - returned);
        ByteBuffer back = packet.slice(packet.limit() - returned, returned);
        return new Layer(nonce, sender, box, back);
    }
}
