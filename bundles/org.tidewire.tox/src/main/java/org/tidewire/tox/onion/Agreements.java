package org.tidewire.tox.onion;

import java.util.LinkedHashMap;
import java.util.Map;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Ticker;

/**
 * Keys shared with strangers, who name what key they like. Agreeing on one costs as much as sealing many boxes, so new ones
 * are made only so often, and a flood of keys leaves those of the DHT alone. Belongs to one thread.
 */
final class Agreements {
    private static final int LIMIT = 1024;

    private final KeyPair own;
    private final Allowance allowance;
    private final Map<PublicKey, BoxKey> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, BoxKey> eldest) {
            return size() > LIMIT;
        }
    };

    Agreements(KeyPair own, Ticker ticker, int perSecond) {
        this.own = own;
        allowance = new Allowance(ticker, perSecond);
    }

    /** The key shared with another; null if it is a new one and too many were of late. */
    BoxKey with(PublicKey other) {
        BoxKey key = kept.get(other);
        if (key == null && allowance.take()) {
            key = BoxKey.between(own.secret(), other);
            kept.put(other, key);
        }
        return key;
    }
}
