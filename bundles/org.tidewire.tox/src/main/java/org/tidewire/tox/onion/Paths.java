package org.tidewire.tox.onion;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/**
 * The six paths of one purpose. One that fails is replaced when its turn comes. If fewer than three nodes are known a path
 * repeats those there are: that hides less, but a network of one bootstrap node must work too. Belongs to one thread.
 */
final class Paths implements Way {
    private static final int COUNT = 6;
    private static final int HOPS = 3;

    private final Surroundings around;
    private final Path[] paths = new Path[COUNT];

    Paths(Surroundings around) {
        this.around = around;
    }

    @Override
    public Passage passage(Node to, Passage before) {
        if (before != null && before.open()) {
            return before;
        }
        int start = around.random().nextInt(COUNT);
        Path path = null;
        for (int i = 0; i < COUNT; i++) {
            path = path((start + i) % COUNT);
            if (path == null || !path.endsAt(to)) {
                return path;
            }
        }
        return path;
    }

    private Path path(int number) {
        Path path = paths[number];
        if (path == null || !path.open()) {
            paths[number] = build();
        }
        return paths[number];
    }

    private Path build() {
        List<Node> known = distinct(around.nodes().random(2 * HOPS));
        if (known.isEmpty()) {
            return null;
        }
        List<Node> three = new ArrayList<>();
        for (int i = 0; i < HOPS; i++) {
            three.add(known.get(i % known.size()));
        }
        return new Path(around, Hops.through(three, around.dht(), around.random()));
    }

    private List<Node> distinct(List<Node> nodes) {
        List<Node> three = new ArrayList<>();
        PublicKey own = around.dht().own().open();
        for (Node node : nodes) {
            boolean known = three.stream().anyMatch(other -> other.key().equals(node.key()));
            if (!known && !node.key().equals(own) && Reach.isHost(node.address()) && three.size() < HOPS) {
                three.add(node);
            }
        }
        return three;
    }
}
