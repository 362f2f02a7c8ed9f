package org.tidewire.tox.onion;

import java.security.SecureRandom;
import java.util.List;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

/**
 * The three nodes of a path, with the keys each is spoken to with: the first knows us by our DHT key, the others by keys
 * that are new for this path.
 *
 * @param nodes three, first to last
 * @param names the public keys we have for each of them
 * @param keys the keys we share with each of them
 */
record Hops(List<Node> nodes, List<PublicKey> names, List<BoxKey> keys) {
    /** Refuses anything but three. */
    Hops {
        if (nodes.size() != 3 || names.size() != 3 || keys.size() != 3) {
            throw new IllegalArgumentException("a path has 3 hops, not " + nodes.size());
        }
    }

    /** A path through nodes. */
    static Hops through(List<Node> nodes, SharedKeys dht, SecureRandom random) {
        KeyPair second = KeyPair.random(random);
        KeyPair third = KeyPair.random(random);
        return new Hops(
                List.copyOf(nodes),
                List.of(dht.own().open(), second.open(), third.open()),
                List.of(
                        dht.with(nodes.get(0).key()),
                        BoxKey.between(second.secret(), nodes.get(1).key()),
                        BoxKey.between(third.secret(), nodes.get(2).key())));
    }

    Node first() {
        return nodes.get(0);
    }

    Node last() {
        return nodes.get(2);
    }
}
