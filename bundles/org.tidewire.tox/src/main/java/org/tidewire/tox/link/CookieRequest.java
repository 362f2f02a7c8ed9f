package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/**
 * What a cookie request says.
 *
 * @param real the real key its sender claims
 * @param echo a number that comes back with the cookie
 */
record CookieRequest(PublicKey real, long echo) {
    /** Bytes of the packet. */
    static final int SIZE = 145;

    private static final int PLAIN = 2 * PublicKey.SIZE + Long.BYTES;

    /** The packet, sealed with the key between two DHT keys. */
    ByteBuffer packet(BoxKey key, PublicKey dht, Nonce nonce) {
        ByteBuffer plain = ByteBuffer.allocate(PLAIN);
        real.write(plain);
        plain.position(2 * PublicKey.SIZE).putLong(echo).flip();
        ByteBuffer packet = ByteBuffer.allocate(SIZE).put(Kind.COOKIE_REQUEST);
        dht.write(packet);
        nonce.write(packet);
        key.seal(nonce, plain, packet);
        return packet.flip();
    }

    /** The DHT key of a packet of the right size, for which the key to open it is to be found. */
    static PublicKey sender(ByteBuffer packet) {
        packet.get();
        return PublicKey.read(packet);
    }

    /** Opens what remains of a packet behind its sender; null if it does not open. */
    static CookieRequest open(BoxKey key, ByteBuffer packet) {
        ByteBuffer plain = key.open(Nonce.read(packet), packet);
        if (plain == null) {
            return null;
        }
        PublicKey real = PublicKey.read(plain);
        return new CookieRequest(real, plain.getLong(2 * PublicKey.SIZE));
    }
}
