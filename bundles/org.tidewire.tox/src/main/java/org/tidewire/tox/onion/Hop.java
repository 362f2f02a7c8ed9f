package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Datagrams;

/** Passes packets on along the paths of others, and answers back. Remembers nobody. Belongs to one thread. */
final class Hop {
    private final Agreements keys;
    private final ReturnPath returns;
    private final Datagrams datagrams;

    Hop(Agreements keys, ReturnPath returns, Datagrams datagrams) {
        this.keys = keys;
        this.returns = returns;
        this.datagrams = datagrams;
    }

    /** Takes one layer off a packet of kind 80, 81 or 82 and sends on what is within; drops what is not sound. */
    void forward(int kind, InetSocketAddress from, ByteBuffer packet) {
        int hop = kind - OnionKind.HOP_A;
        OnionLayers.Layer layer = OnionLayers.read(packet, hop * ReturnPath.HOP);
        BoxKey key = layer == null ? null : keys.with(layer.sender());
        ByteBuffer plain = key == null ? null : key.open(layer.nonce(), layer.box());
        if (plain == null) {
            return;
        }
        InetSocketAddress to = IpPort.read(plain);
        if (to == null || !Addresses.usable(to) || !Addresses.mayTell(to, from)) {
            return;
        }
        ByteBuffer next = kind == OnionKind.HOP_C ? payload(plain) : layer(kind + 1, layer, plain);
        if (next != null && next.position() + (hop + 1) * ReturnPath.HOP <= Datagrams.LIMIT) {
            returns.seal(from, layer.back(), next);
            datagrams.send(to, next.flip());
        }
    }

    private static ByteBuffer layer(int kind, OnionLayers.Layer layer, ByteBuffer plain) {
        if (plain.remaining() < PublicKey.SIZE + BoxKey.MAC + IpPort.SIZE) {
            return null;
        }
        ByteBuffer next = ByteBuffer.allocate(2 * Datagrams.LIMIT);
        next.put((byte) kind);
        layer.nonce().write(next);
        return next.put(plain);
    }

    private static ByteBuffer payload(ByteBuffer plain) {
        boolean request = plain.hasRemaining() && OnionKind.isRequest(plain.get(plain.position()) & 0xff);
        return request ? ByteBuffer.allocate(2 * Datagrams.LIMIT).put(plain) : null;
    }

    /**
     * Sends an answer of kind 8c, 8d or 8e one hop back. Its return data was sealed by us, so whoever gets the answer sent us
     * a packet from there; that may be a private address, although the answer comes from the internet.
     */
    void back(int kind, ByteBuffer packet) {
        int hop = OnionKind.BACK_A - kind;
        int length = (hop + 1) * ReturnPath.HOP;
        if (packet.remaining() <= 1 + length
                || !OnionKind.isResponse(packet.get(packet.position() + 1 + length) & 0xff)) {
            return;
        }
        ReturnPath.Step step = returns.open(packet.slice(packet.position() + 1, length));
        if (step == null || !Addresses.usable(step.to())) {
            return;
        }
        ByteBuffer next = ByteBuffer.allocate(packet.remaining());
        if (hop > 0) {
            next.put((byte) (kind + 1));
        }
        next.put(step.rest()).put(packet.position(packet.position() + 1 + length));
        datagrams.send(step.to(), next.flip());
    }
}
