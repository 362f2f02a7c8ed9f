package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;

/**
 * Straight to the nodes: we are our own last hop, and the return data is a secret by which we know our answers. Belongs to
 * one thread.
 */
final class Direct implements Way, Passage {
    private final Datagrams datagrams;
    private final byte[] token = new byte[ReturnPath.FULL];

    Direct(Surroundings around) {
        datagrams = around.datagrams();
        around.random().nextBytes(token);
    }

    /** What is behind the return data of an answer of kind 8c; null if it is not to one of our requests. */
    ByteBuffer answer(ByteBuffer packet) {
        int head = 1 + token.length;
        if (packet.remaining() <= head || (packet.get(packet.position()) & 0xff) != OnionKind.BACK_C) {
            return null;
        }
        byte[] back = new byte[token.length];
        packet.get(packet.position() + 1, back);
        return MessageDigest.isEqual(token, back) ? packet.position(packet.position() + head) : null;
    }

    @Override
    public Passage passage(Node to, Passage before) {
        return this;
    }

    @Override
    public void send(InetSocketAddress to, byte[] request) {
        ByteBuffer packet = ByteBuffer.allocate(request.length + token.length);
        datagrams.send(to, packet.put(request).put(token).flip());
    }

    @Override
    public void asked() {
        // There is nothing that could be chosen instead.
    }

    @Override
    public void answered() {
        // Nor does it matter.
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public boolean lasts() {
        return true;
    }
}
