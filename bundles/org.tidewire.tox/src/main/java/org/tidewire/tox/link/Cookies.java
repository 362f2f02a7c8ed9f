package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Ticker;

/** Issues cookies and knows its own again for 15 seconds, without keeping any. */
final class Cookies {
    /** Bytes of a cookie. */
    static final int SIZE = 112;

    private static final long LIFE = 15_000;
    private static final int PLAIN = Long.BYTES + 2 * PublicKey.SIZE;

    private final Ticker ticker;
    private final SecureRandom random;
    private final BoxKey key;
    private final ByteBuffer plain = ByteBuffer.allocate(PLAIN);

    Cookies(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        this.random = random;
        this.key = BoxKey.random(random);
    }

    /** Puts a cookie for the holder of two keys. */
    void issue(PublicKey real, PublicKey dht, ByteBuffer to) {
        plain.clear().putLong(ticker.millis());
        real.write(plain);
        dht.write(plain);
        Nonce nonce = Nonce.random(random);
        nonce.write(to);
        key.seal(nonce, plain.flip(), to);
    }

    /** Reads a cookie, all 112 bytes that remain; null if it is not ours or too old. */
    Cookie open(ByteBuffer cookie) {
        Nonce nonce = Nonce.read(cookie);
        if (!key.open(nonce, cookie, plain.clear())) {
            return null;
        }
        long age = ticker.millis() - plain.flip().getLong();
        return age > LIFE ? null : new Cookie(PublicKey.read(plain), PublicKey.read(plain));
    }
}
