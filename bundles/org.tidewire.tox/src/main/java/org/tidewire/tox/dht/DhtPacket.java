package org.tidewire.tox.dht;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/** The frame of packets between two nodes: kind[1], sender's DHT key[32], nonce[24], box (Tox specification, DHT packet). */
final class DhtPacket {
    static final int PING_REQUEST = 0x00;
    static final int PING_RESPONSE = 0x01;
    static final int NODES_REQUEST = 0x02;
    static final int NODES_RESPONSE = 0x04;

    /** Bytes that a packet is longer than what is in its box. */
    static final int OVERHEAD = 1 + PublicKey.SIZE + Nonce.SIZE + BoxKey.MAC;

    private final Agreements agreements;
    private final SecureRandom random;

    /** Who sent it, and what was in the box. */
    record Opened(PublicKey sender, ByteBuffer plain) {}

    DhtPacket(Agreements agreements, SecureRandom random) {
        this.agreements = agreements;
        this.random = random;
    }

    /** A packet of a kind for somebody, ready to be sent; takes all of the plain. */
    ByteBuffer seal(int kind, PublicKey receiver, ByteBuffer plain) {
        ByteBuffer packet = ByteBuffer.allocate(OVERHEAD + plain.remaining());
        packet.put((byte) kind);
        agreements.own().open().write(packet);
        Nonce nonce = Nonce.random(random);
        nonce.write(packet);
        agreements.to(receiver).seal(nonce, plain, packet);
        return packet.flip();
    }

    /** Opens a packet, kind and all; null if it is too short, does not open or comes from one stranger too many. */
    Opened open(ByteBuffer packet) {
        if (packet.remaining() < OVERHEAD) {
            return null;
        }
        packet.get();
        PublicKey sender = PublicKey.read(packet);
        BoxKey key = agreements.from(sender);
        if (key == null) {
            return null;
        }
        ByteBuffer plain = key.open(Nonce.read(packet), packet);
        return plain == null ? null : new Opened(sender, plain);
    }
}
