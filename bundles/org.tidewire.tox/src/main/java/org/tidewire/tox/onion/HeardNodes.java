package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Ticker;

/**
 * Nodes that are known without the DHT: those we were told to begin with, and those that answered a request of ours. Nobody
 * is pinged; who answered of late is preferred, and what others merely say of nodes counts for nothing. Bounded; belongs to
 * one thread.
 */
final class HeardNodes implements OnionNodes {
    /** The most that are kept because they answered; beyond, the one that was silent longest makes way. */
    static final int ANSWERED = 64;

    /** The most that are kept to begin with; beyond, the first makes way. */
    static final int BOOTSTRAPS = 32;

    /** Milliseconds for which an answer counts, in which one that stores our announcement is asked more than once. */
    static final long FRESH = 300_000;

    private final Ticker ticker;
    private final SecureRandom random;
    private final Map<PublicKey, Heard> answered = bounded(ANSWERED);
    private final Map<PublicKey, Node> bootstraps = bounded(BOOTSTRAPS);

    private record Heard(Node node, long millis) {}

    HeardNodes(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        this.random = random;
    }

    private static <T> Map<PublicKey, T> bounded(int limit) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PublicKey, T> eldest) {
                return size() > limit;
            }
        };
    }

    /** Takes a node to begin with, which stays even if it does not answer. */
    void bootstrap(Node node) {
        bootstraps.put(node.key(), node);
    }

    /** Takes a node that has just answered. */
    void answered(Node node) {
        answered.remove(node.key());
        answered.put(node.key(), new Heard(node, ticker.millis()));
    }

    @Override
    public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
        return Stream.concat(known(true).stream(), known(false).stream())
                .sorted((a, b) -> target.nearer(a.key(), b.key()))
                .limit(count)
                .toList();
    }

    /** Known nodes at random, those that answered of late first. */
    @Override
    public List<Node> random(int count) {
        List<Node> fresh = known(true);
        List<Node> others = known(false);
        Collections.shuffle(fresh, random);
        Collections.shuffle(others, random);
        return Stream.concat(fresh.stream(), others.stream()).limit(count).toList();
    }

    /** Each node once, where it answered last if it ever did. */
    private List<Node> known(boolean fresh) {
        long now = ticker.millis();
        List<Node> nodes = new ArrayList<>();
        for (Heard heard : answered.values()) {
            if (fresh == now - heard.millis() < FRESH) {
                nodes.add(heard.node());
            }
        }
        if (!fresh) {
            bootstraps.values().stream()
                    .filter(node -> !answered.containsKey(node.key()))
                    .forEach(nodes::add);
        }
        return nodes;
    }
}
