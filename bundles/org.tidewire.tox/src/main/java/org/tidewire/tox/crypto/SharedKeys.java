package org.tidewire.tox.crypto;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that one secret key shares with others, kept, because agreeing on one costs as much as sealing many boxes. Holds
 * a bounded number, those used last. Belongs to one thread.
 */
public final class SharedKeys {
    /** Keys kept, as many as a busy node meets in a minute. */
    private static final int LIMIT = 1024;

    private final KeyPair own;
    private final Map<PublicKey, BoxKey> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, BoxKey> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * Keys of one pair.
     *
     * @param own the pair
     */
    public SharedKeys(KeyPair own) {
        this.own = own;
    }

    /**
     * The pair whose keys these are.
     *
     * @return the pair
     */
    public KeyPair own() {
        return own;
    }

    /**
     * The key shared with another.
     *
     * @param other the other's public key
     * @return the key
     */
    public BoxKey with(PublicKey other) {
        return kept.computeIfAbsent(other, key -> BoxKey.between(own.secret(), key));
    }
}
