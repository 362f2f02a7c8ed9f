package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.net.Ticker;

/**
 * The return data of onion packets, so that a hop need not remember whom it served: each hop seals the sender's address and
 * the return data it got, with a key that only it has. Tox specification, Onion. Belongs to one thread.
 */
final class ReturnPath {
    /** Bytes by which every hop makes it longer. */
    static final int HOP = Nonce.SIZE + BoxKey.MAC + IpPort.SIZE;

    /** Bytes of one that has come through three hops. */
    static final int FULL = 3 * HOP;

    private static final long KEY_LIFE = 3_600_000;

    private final Ticker ticker;
    private final SecureRandom random;
    private BoxKey key;
    private BoxKey previous;
    private long renewed;

    /** One hop's part of the way back: where to, and the return data for there, which may be empty. */
    record Step(InetSocketAddress to, ByteBuffer rest) {}

    ReturnPath(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        this.random = random;
        key = BoxKey.random(random);
        previous = key;
        renewed = ticker.millis();
    }

    /** Takes a new key every hour; what the one before sealed can still be opened for an hour. */
    void tick() {
        long now = ticker.millis();
        if (now - renewed >= KEY_LIFE) {
            previous = now - renewed >= 2 * KEY_LIFE ? BoxKey.random(random) : key;
            key = BoxKey.random(random);
            renewed = now;
        }
    }

    /** Puts the return data for packets that come back to us, {@link #HOP} bytes more than there are so far. */
    void seal(InetSocketAddress from, ByteBuffer soFar, ByteBuffer to) {
        ByteBuffer plain = ByteBuffer.allocate(IpPort.SIZE + soFar.remaining());
        IpPort.write(from, plain);
        plain.put(soFar).flip();
        Nonce nonce = Nonce.random(random);
        nonce.write(to);
        key.seal(nonce, plain, to);
    }

    /** Opens return data of ours; null for any other. */
    Step open(ByteBuffer data) {
        Nonce nonce = Nonce.read(data);
        ByteBuffer plain = key.open(nonce, data.duplicate());
        if (plain == null) {
            plain = previous.open(nonce, data);
        }
        if (plain == null || plain.remaining() < IpPort.SIZE) {
            return null;
        }
        InetSocketAddress to = IpPort.read(plain);
        return to == null ? null : new Step(to, plain);
    }
}
