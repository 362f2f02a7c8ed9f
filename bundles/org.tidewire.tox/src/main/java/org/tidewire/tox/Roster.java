package org.tidewire.tox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.tidewire.tox.crypto.PublicKey;

/** The configured friends that the node has taken in, by name. May be used from any thread. */
final class Roster {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, ConfiguredFriend> friends = new TreeMap<>();

    /** Has these friends from now on, and no others. */
    synchronized void become(Collection<ConfiguredFriend> others) {
        friends.clear();
        others.forEach(friend -> friends.put(friend.name(), friend));
        notifyAll();
    }

    /** The friend; null if there is none of that name. */
    synchronized ConfiguredFriend named(String name) {
        return friends.get(name);
    }

    /** The friend; null if nobody has that key. */
    synchronized ConfiguredFriend keyed(PublicKey key) {
        return friends.values().stream()
                .filter(friend -> friend.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    synchronized List<ConfiguredFriend> all() {
        return List.copyOf(friends.values());
    }

    /**
     * Waits until a configuration that was written or deleted has had its effect, seconds at most.
     *
     * @return whether it had
     */
    synchronized boolean await(String name, boolean there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (friends.containsKey(name) != there) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
