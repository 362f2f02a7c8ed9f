package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Ticker;

/**
 * Ping ids, which prove that who announces itself can be reached where it says, without anything to remember: a MAC over
 * address, key and time. One is good for 300 to 600 seconds. Belongs to one thread.
 */
final class PingIds {
    private static final long STEP = 300_000;

    private final Ticker ticker;
    private final HMac mac = new HMac(new SHA256Digest());

    PingIds(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        byte[] secret = new byte[PingId.SIZE];
        random.nextBytes(secret);
        mac.init(new KeyParameter(secret));
    }

    /** The ping id to hand out now. */
    PingId next(PublicKey key, InetSocketAddress from) {
        return at(ticker.millis() / STEP, key, from);
    }

    /** Whether a ping id was handed out for this key at this address, not long ago. */
    boolean accepts(PingId id, PublicKey key, InetSocketAddress from) {
        long step = ticker.millis() / STEP;
        // Both are always compared, so that time tells nothing.
        boolean now = at(step, key, from).equals(id);
        boolean before = at(step - 1, key, from).equals(id);
        return now || before;
    }

    private PingId at(long step, PublicKey key, InetSocketAddress from) {
        ByteBuffer text = ByteBuffer.allocate(Long.BYTES + PublicKey.SIZE + IpPort.SIZE);
        text.putLong(step);
        key.write(text);
        IpPort.write(from, text);
        mac.update(text.array(), 0, text.position());
        byte[] tag = new byte[PingId.SIZE];
        mac.doFinal(tag, 0);
        return new PingId(tag);
    }
}
