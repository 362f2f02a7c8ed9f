package org.tidewire.tox.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;

/** The friends, by their real keys. */
final class Friendships {
    private final Map<PublicKey, Friendship> friends = new LinkedHashMap<>();

    void add(Friendship friend) {
        friends.put(friend.key(), friend);
    }

    /** Takes a friend out; null if there was none. */
    Friendship remove(PublicKey key) {
        return friends.remove(key);
    }

    boolean has(PublicKey key) {
        return friends.containsKey(key);
    }

    /** The friend; null if there is none. */
    Friendship get(PublicKey key) {
        return friends.get(key);
    }

    /** The friend that has a DHT key at present; null if nobody has. */
    Friendship at(PublicKey dhtKey) {
        for (Friendship friend : friends.values()) {
            if (friend.where.at(dhtKey)) {
                return friend;
            }
        }
        return null;
    }

    /** All of them, a copy. */
    List<Friendship> all() {
        return new ArrayList<>(friends.values());
    }
}
