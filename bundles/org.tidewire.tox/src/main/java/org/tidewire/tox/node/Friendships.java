package org.tidewire.tox.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

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

    /** Those who say that they have a DHT key at present. One has it, but any friend may claim another's. */
    List<Friendship> at(PublicKey dhtKey) {
        return friends.values().stream()
                .filter(friend -> friend.where.at(dhtKey))
                .toList();
    }

    /** The relays of those who say that they have a DHT key. */
    List<Node> relays(PublicKey dhtKey) {
        return at(dhtKey).stream()
                .flatMap(friend -> friend.where.relays().stream())
                .distinct()
                .toList();
    }

    /** All of them, a copy. */
    List<Friendship> all() {
        return new ArrayList<>(friends.values());
    }
}
