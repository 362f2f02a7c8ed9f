package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

import org.bouncycastle.crypto.digests.SHA512Digest;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/**
 * What one side says of itself in a handshake.
 *
 * @param base the nonce with which it seals its first data packet
 * @param session its key for this link
 * @param cookie one for the other side to answer with, 112 bytes
 */
record Handshake(Nonce base, PublicKey session, ByteBuffer cookie) {
    /** Bytes of the packet. */
    static final int SIZE = 385;

    private static final int HASH = 64;
    private static final int PLAIN = Nonce.SIZE + PublicKey.SIZE + HASH + Cookies.SIZE;

    /** The packet, sealed with the key between two real keys, for the one who issued the outer cookie. */
    ByteBuffer packet(BoxKey key, ByteBuffer outer, Nonce nonce) {
        ByteBuffer plain = ByteBuffer.allocate(PLAIN);
        base.write(plain);
        session.write(plain);
        plain.put(hash(outer)).put(cookie.duplicate()).flip();
        ByteBuffer packet = ByteBuffer.allocate(SIZE).put(Kind.HANDSHAKE).put(outer.duplicate());
        nonce.write(packet);
        key.seal(nonce, plain, packet);
        return packet.flip();
    }

    /** The outer cookie of a packet of the right size, which stays as it is. */
    static ByteBuffer outer(ByteBuffer packet) {
        return packet.slice(packet.position() + 1, Cookies.SIZE);
    }

    /** Opens a packet of the right size; null if it does not open or was not made for its outer cookie. */
    static Handshake open(BoxKey key, ByteBuffer packet) {
        byte[] expected = hash(outer(packet));
        packet.position(packet.position() + 1 + Cookies.SIZE);
        ByteBuffer plain = key.open(Nonce.read(packet), packet);
        if (plain == null) {
            return null;
        }
        Nonce base = Nonce.read(plain);
        PublicKey session = PublicKey.read(plain);
        byte[] hash = new byte[HASH];
        plain.get(hash);
        return MessageDigest.isEqual(expected, hash) ? new Handshake(base, session, plain.slice()) : null;
    }

    private static byte[] hash(ByteBuffer cookie) {
        byte[] bytes = new byte[Cookies.SIZE];
        cookie.duplicate().get(bytes);
        SHA512Digest digest = new SHA512Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[HASH];
        digest.doFinal(hash, 0);
        return hash;
    }
}
