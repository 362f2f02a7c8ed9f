package org.tidewire.tox.dht;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was met last: a table that forgets what was not used for longest when it is full, so that nobody can make it grow.
 *
 * @param <K> what is met
 * @param <V> what is remembered of it
 */
final class Recent<K, V> {
    private final Map<K, V> entries;

    Recent(int limit) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }

    /** What is remembered; null if nothing. */
    V get(K key) {
        return entries.get(key);
    }

    /** Remembers something from now on. */
    void put(K key, V value) {
        entries.put(key, value);
    }

    /** Forgets something; null if nothing was remembered. */
    V remove(K key) {
        return entries.remove(key);
    }

    /** How much is remembered, never more than the limit. */
    int size() {
        return entries.size();
    }
}
