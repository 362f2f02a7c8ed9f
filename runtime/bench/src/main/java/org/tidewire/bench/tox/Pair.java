package org.tidewire.bench.tox;

import java.util.List;

/**
 * Who measures with whom.
 *
 * @param one the sender, or whoever stays
 * @param other the receiver, or whoever comes back
 */
record Pair(Kind one, Kind other) {
    private static final List<Pair> ALL = List.of(
            new Pair(Kind.C, Kind.C),
            new Pair(Kind.C, Kind.OURS),
            new Pair(Kind.OURS, Kind.C),
            new Pair(Kind.OURS, Kind.OURS));

    /** All pairs, or ours alone. */
    static List<Pair> all(boolean withTheirs) {
        return withTheirs ? ALL : ALL.subList(3, 4);
    }

    /** Those of two of a kind, or ours alone. */
    static List<Pair> alike(boolean withTheirs) {
        return all(withTheirs).stream().filter(pair -> pair.one == pair.other).toList();
    }

    @Override
    public String toString() {
        return one + " to " + other;
    }
}
