package org.tidewire.tox.dht;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The nodes to begin with, and to begin with again whenever nobody is known. */
final class Bootstraps {
    private static final long AGAIN = 5_000;
    private static final int LIMIT = 64;

    private final Set<Node> nodes = new LinkedHashSet<>();
    private long last;

    /** Remembers a node; beyond 64 the oldest is forgotten. */
    void add(Node node, long now) {
        nodes.remove(node);
        nodes.add(node);
        if (nodes.size() > LIMIT) {
            nodes.remove(nodes.iterator().next());
        }
        last = now;
    }

    /** Those to be asked now, as nobody is known. */
    List<Node> due(long now) {
        if (now - last < AGAIN) {
            return List.of();
        }
        last = now;
        return List.copyOf(nodes);
    }
}
