package org.tidewire.tox.onion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Addresses;

/**
 * The six paths of one purpose. One that fails is replaced when its turn comes. If fewer than three nodes are known a path
 * repeats those there are: that hides less, but a network of one bootstrap node must work too. Belongs to one thread.
 */
final class Paths implements Way {
    private static final int COUNT = 6;

    /** Nodes that must be known for paths that are worth keeping. */
    private static final int CHOICE = 3;

    private final Surroundings around;
    private final PathStart start;
    private final Doubts doubts;
    private final Path[] paths = new Path[COUNT];

    /** Paths through three nodes of these surroundings. */
    Paths(Surroundings around) {
        this(around, new UdpStart(around));
    }

    /** Paths through nodes of these surroundings that begin in some way. */
    Paths(Surroundings around, PathStart start) {
        this.around = around;
        this.start = start;
        this.doubts = new Doubts(around.ticker());
    }

    @Override
    public Passage passage(Node to, Passage before) {
        // What was used last may be a way of another kind, which was right then.
        if (before != null && Arrays.asList(paths).contains(before) && before.open()) {
            return before;
        }
        int first = around.random().nextInt(COUNT);
        Path path = null;
        for (int i = 0; i < COUNT; i++) {
            path = path((first + i) % COUNT);
            if (path == null || !path.endsAt(to)) {
                return path;
            }
        }
        return path;
    }

    private Path path(int number) {
        Path path = paths[number];
        if (path == null || !path.open()) {
            judge();
            paths[number] = build(number == 0);
        }
        return paths[number];
    }

    /** Learns from the paths which nodes are not to be relied on; what works counts more than what does not. */
    private void judge() {
        for (Path path : paths) {
            if (path != null && path.failed()) {
                doubts.failed(path.nodes());
            }
        }
        for (Path path : paths) {
            if (path != null && path.works()) {
                doubts.works(path.nodes());
            }
        }
    }

    /** One of the paths may lead through a doubted node; it is the others that requests have to rely on. */
    private Path build(boolean trial) {
        List<Node> known = doubts.choose(distinct(around.nodes().random(2 * CHOICE)), CHOICE, trial);
        if (known.isEmpty()) {
            return null;
        }
        List<Node> chosen = new ArrayList<>();
        for (int i = 0; i < start.nodes(); i++) {
            chosen.add(known.get(i % known.size()));
        }
        return new Path(around.ticker(), start, start.through(chosen), known.size() < CHOICE);
    }

    private List<Node> distinct(List<Node> nodes) {
        List<Node> distinct = new ArrayList<>();
        PublicKey own = around.dht().own().open();
        for (Node node : nodes) {
            boolean known = distinct.stream().anyMatch(other -> other.key().equals(node.key()));
            if (!known && !node.key().equals(own) && Addresses.usable(node.address())) {
                distinct.add(node);
            }
        }
        return distinct;
    }
}
