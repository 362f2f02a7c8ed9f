package org.tidewire.tox;

import java.io.IOException;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/**
 * A node or relay that somebody told us of.
 *
 * @param place where it is
 * @param key its DHT key
 */
record KnownNode(HostPort place, PublicKey key) {
    /** Reads {@code host port key}. */
    static KnownNode parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 3 || !words[1].matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("a node is written: host port key, not '" + line + "'");
        }
        return of(words[0], Integer.parseInt(words[1]), words[2]);
    }

    static KnownNode of(String host, int port, String key) {
        return new KnownNode(new HostPort(host, port), PublicKey.parse(key));
    }

    /** Looks the host up, which may take seconds. */
    Node resolve() throws IOException {
        return new Node(key, place.resolve());
    }
}
