package org.tidewire.tox.onion;

import java.security.SecureRandom;
import java.util.List;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

/**
 * The nodes of a path, with the keys each is spoken to with: the first of three knows us by our DHT key, the others by keys
 * that are new for this path.
 *
 * @param nodes first to last; three, or two where a TCP relay stands before them
 * @param names the public keys we have for each of them
 * @param keys the keys we share with each of them
 */
record Hops(List<Node> nodes, List<PublicKey> names, List<BoxKey> keys) {
    /** Refuses anything but two or three. */
    Hops {
        int count = nodes.size();
        if (count < 2 || count > 3 || names.size() != count || keys.size() != count) {
            throw new IllegalArgumentException("a path has 3 hops, or 2 behind a relay, not " + count);
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

    /** A path through two nodes behind a TCP relay. */
    static Hops behindRelay(List<Node> nodes, SecureRandom random) {
        KeyPair second = KeyPair.random(random);
        KeyPair third = KeyPair.random(random);
        return new Hops(
                List.copyOf(nodes),
                List.of(second.open(), third.open()),
                List.of(
                        BoxKey.between(second.secret(), nodes.get(0).key()),
                        BoxKey.between(third.secret(), nodes.get(1).key())));
    }

    Node first() {
        return nodes.get(0);
    }

    Node last() {
        return nodes.get(nodes.size() - 1);
    }
}
