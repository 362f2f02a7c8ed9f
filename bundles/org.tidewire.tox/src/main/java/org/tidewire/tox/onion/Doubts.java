package org.tidewire.tox.onion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Ticker;

/**
 * Nodes of paths that failed. Nobody can tell which of its nodes a path failed by, so all are doubted for a while, unless
 * another path through them works. Without this a node that died spoils every path of a small network until the DHT forgets it.
 */
final class Doubts {
    /** Milliseconds for which the DHT may take a dead node for a live one. */
    private static final long PERIOD = 122_000;

    private static final int LIMIT = 64;

    private final Ticker ticker;
    private final Map<PublicKey, Long> since = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, Long> eldest) {
            return size() > LIMIT;
        }
    };

    Doubts(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A path through nodes failed. */
    void failed(List<Node> nodes) {
        for (Node node : nodes) {
            since.remove(node.key());
            since.put(node.key(), ticker.millis());
        }
    }

    /** A path through nodes works. */
    void works(List<Node> nodes) {
        nodes.forEach(node -> since.remove(node.key()));
    }

    /**
     * The nodes for a new path: those that nobody doubts. If they are fewer than wanted one of the others may be tried, so that
     * in time each is cleared or found dead; and if there is nobody else one of them has to be.
     */
    List<Node> choose(List<Node> nodes, int wanted, boolean trial) {
        List<Node> chosen = new ArrayList<>();
        List<Node> doubted = new ArrayList<>();
        for (Node node : nodes) {
            (isDoubted(node) ? doubted : chosen).add(node);
        }
        boolean tried = chosen.isEmpty() || (trial && chosen.size() < wanted);
        if (tried && !doubted.isEmpty()) {
            chosen.add(doubted.get(0));
        }
        return chosen.subList(0, Math.min(wanted, chosen.size()));
    }

    private boolean isDoubted(Node node) {
        Long moment = since.get(node.key());
        return moment != null && ticker.millis() - moment < PERIOD;
    }
}
