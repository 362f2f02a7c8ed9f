package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/**
 * What a cookie response says.
 *
 * @param cookie the peer's, 112 bytes
 * @param echo the number of the request
 */
record CookieResponse(ByteBuffer cookie, long echo) {
    /** Bytes of the packet. */
    static final int SIZE = 161;

    /** The packet, sealed with the key between two DHT keys. */
    ByteBuffer packet(BoxKey key, Nonce nonce) {
        ByteBuffer plain = ByteBuffer.allocate(Cookies.SIZE + Long.BYTES);
        plain.put(cookie.duplicate()).putLong(echo).flip();
        ByteBuffer packet = ByteBuffer.allocate(SIZE).put(Kind.COOKIE_RESPONSE);
        nonce.write(packet);
        key.seal(nonce, plain, packet);
        return packet.flip();
    }

    /** Opens a packet of the right size; null if it does not open. */
    static CookieResponse open(BoxKey key, ByteBuffer packet) {
        packet.get();
        ByteBuffer plain = key.open(Nonce.read(packet), packet);
        return plain == null ? null : new CookieResponse(plain.slice(0, Cookies.SIZE), plain.getLong(Cookies.SIZE));
    }
}
