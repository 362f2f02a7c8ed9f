package org.tidewire.bench.tox;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of what several rounds gave. */
final class Median {
    private Median() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> part) {
        double[] sorted = rounds.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
