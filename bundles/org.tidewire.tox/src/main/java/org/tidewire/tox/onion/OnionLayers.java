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
        byte[] layers = layers(hops, 0, nonce, to, payload);
        ByteBuffer packet = ByteBuffer.allocate(1 + Nonce.SIZE + layers.length);
        packet.put((byte) OnionKind.HOP_A);
        nonce.write(packet);
        return packet.put(layers).flip();
    }

    /** What a TCP relay gets, who is the first hop itself: nonce, the next hop's address, and what that one gets. */
    static ByteBuffer wrapForRelay(Hops hops, Nonce nonce, InetSocketAddress to, byte[] payload) {
        byte[] layers = layers(hops, 0, nonce, to, payload);
        ByteBuffer body = ByteBuffer.allocate(Nonce.SIZE + IpPort.SIZE + layers.length);
        nonce.write(body);
        IpPort.write(hops.first().address(), body);
        return body.put(layers).flip();
    }

    /** Our key for a hop and its box, in which are those of the hops behind. */
    private static byte[] layers(Hops hops, int hop, Nonce nonce, InetSocketAddress to, byte[] payload) {
        boolean last = hop == hops.nodes().size() - 1;
        InetSocketAddress next = last ? to : hops.nodes().get(hop + 1).address();
        byte[] inner = last ? payload : layers(hops, hop + 1, nonce, to, payload);
        ByteBuffer plain = ByteBuffer.allocate(IpPort.SIZE + inner.length);
        IpPort.write(next, plain);
        plain.put(inner).flip();
        ByteBuffer layer = ByteBuffer.allocate(PublicKey.SIZE + BoxKey.MAC + plain.remaining());
        hops.names().get(hop).write(layer);
        hops.keys().get(hop).seal(nonce, plain, layer);
        return layer.array();
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
