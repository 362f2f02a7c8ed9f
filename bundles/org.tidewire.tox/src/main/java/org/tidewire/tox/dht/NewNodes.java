package org.tidewire.tox.dht;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;

/**
 * Strangers who asked us something and are to be pinged, in batches. Few of one network get in, and of more networks than
 * there are places each has the same chance, so that no flood shuts the others out.
 */
final class NewNodes {
    private static final long BATCH = 2_000;
    private static final int LIMIT = 32;
    private static final int PER_NETWORK = 4;

    private final Random random;
    private final Map<PublicKey, Node> waiting = new LinkedHashMap<>();
    private long last;
    private boolean begun;
    private int offered;

    NewNodes(Random random) {
        this.random = random;
    }

    /** Takes a node for the next batch, if there is a place. */
    void offer(Node node) {
        if (waiting.containsKey(node.key()) || crowded(node)) {
            return;
        }
        offered++;
        if (waiting.size() >= LIMIT) {
            int place = random.nextInt(offered);
            if (place >= LIMIT) {
                return;
            }
            waiting.remove(waiting.keySet().stream().skip(place).findFirst().orElseThrow());
        }
        waiting.put(node.key(), node);
    }

    /** The batch to be pinged now; empty unless two seconds have gone by since the last. */
    List<Node> due(long now) {
        if (waiting.isEmpty() || (begun && now - last < BATCH)) {
            return List.of();
        }
        List<Node> batch = List.copyOf(waiting.values());
        waiting.clear();
        offered = 0;
        begun = true;
        last = now;
        return batch;
    }

    private boolean crowded(Node node) {
        InetAddress network = Addresses.network(node.address());
        return waiting.values().stream()
                        .filter(other -> Addresses.network(other.address()).equals(network))
                        .count()
                >= PER_NETWORK;
    }
}
