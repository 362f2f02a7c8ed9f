package org.tidewire.tox.dht;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;

/** The few nodes nearest to a key out of many, in order. */
final class Nearest {
    private final PublicKey target;
    private final int count;
    private final List<Node> nodes = new ArrayList<>();

    /** The nearest to a key, so many of them. */
    Nearest(PublicKey target, int count) {
        this.target = target;
        this.count = count;
    }

    /** Takes a node if it is among the nearest so far and not yet there. */
    void offer(Node node) {
        int place = nodes.size();
        while (place > 0 && target.nearer(node.key(), nodes.get(place - 1).key()) < 0) {
            place--;
        }
        if (place >= count || (place > 0 && nodes.get(place - 1).key().equals(node.key()))) {
            return;
        }
        nodes.add(place, node);
        if (nodes.size() > count) {
            nodes.remove(count);
        }
    }

    /** Them, nearest first; a copy. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }
}
