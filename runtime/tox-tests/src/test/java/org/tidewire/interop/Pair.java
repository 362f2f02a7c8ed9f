package org.tidewire.interop;

import java.util.stream.Stream;

/**
 * Who plays which part of a scenario.
 *
 * @param one the part that the scenario tells of first
 * @param other the other part
 */
record Pair(Kind one, Kind other) {
    /**
     * Both ways between ours and theirs. With {@code -Dinterop.pairs=theirs}, or {@code ours}, each with its like: what
     * theirs do among themselves shows whether it is the scenario that asks too much.
     */
    static Stream<Pair> all() {
        String wanted = System.getProperty("interop.pairs", "mixed");
        return switch (wanted) {
            case "mixed" -> Stream.of(new Pair(Kind.OURS, Kind.THEIRS), new Pair(Kind.THEIRS, Kind.OURS));
            case "theirs" -> Stream.of(new Pair(Kind.THEIRS, Kind.THEIRS));
            case "ours" -> Stream.of(new Pair(Kind.OURS, Kind.OURS));
            default -> throw new IllegalArgumentException("interop.pairs is mixed, theirs or ours, not " + wanted);
        };
    }

    @Override
    public String toString() {
        return one + " and " + other;
    }
}
