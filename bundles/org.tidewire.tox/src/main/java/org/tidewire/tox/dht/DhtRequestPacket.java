package org.tidewire.tox.dht;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/**
 * A packet that others pass on to its receiver: 0x20, receiver's DHT key[32], sender's DHT key[32], nonce[24], box of type[1]
 * and data (Tox specification, DHT request packets).
 */
final class DhtRequestPacket {
    static final int KIND = 0x20;

    /** Bytes of the longest packet. */
    static final int LONGEST = 1024;

    /** Bytes of a packet without data. */
    static final int SHORTEST = DhtPacket.OVERHEAD + PublicKey.SIZE + 1;

    private final Agreements agreements;
    private final SecureRandom random;

    /** Who sent it, and what was in the box. */
    record Opened(PublicKey sender, byte type, ByteBuffer data) {}

    DhtRequestPacket(Agreements agreements, SecureRandom random) {
        this.agreements = agreements;
        this.random = random;
    }

    /** A packet for somebody, ready to be sent; takes all of the data, which must fit. */
    ByteBuffer seal(PublicKey receiver, byte type, ByteBuffer data) {
        if (data.remaining() > LONGEST - SHORTEST) {
            throw new IllegalArgumentException("a DHT request carries at most " + (LONGEST - SHORTEST)
                    + " bytes of data, not " + data.remaining());
        }
        ByteBuffer packet = ByteBuffer.allocate(SHORTEST + data.remaining());
        packet.put((byte) KIND);
        receiver.write(packet);
        agreements.own().open().write(packet);
        Nonce nonce = Nonce.random(random);
        nonce.write(packet);
        ByteBuffer plain = ByteBuffer.allocate(1 + data.remaining());
        agreements.to(receiver).seal(nonce, plain.put(type).put(data).flip(), packet);
        return packet.flip();
    }

    /** Whom a packet of sound length is for; leaves it as it is. */
    static PublicKey receiver(ByteBuffer packet) {
        return PublicKey.read(packet.duplicate().position(packet.position() + 1));
    }

    /** Opens a packet of sound length that is for us; null if it does not open or comes from one stranger too many. */
    Opened open(ByteBuffer packet) {
        packet.position(packet.position() + 1 + PublicKey.SIZE);
        PublicKey sender = PublicKey.read(packet);
        BoxKey key = agreements.from(sender);
        if (key == null) {
            return null;
        }
        ByteBuffer plain = key.open(Nonce.read(packet), packet);
        return plain == null ? null : new Opened(sender, plain.get(), plain.slice());
    }
}
