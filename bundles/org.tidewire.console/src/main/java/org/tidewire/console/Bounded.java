package org.tidewire.console;

import java.util.List;
import java.util.function.Function;

/**
 * The first of many.
 *
 * @param <T> what they are
 * @param rows the first, in order
 * @param more how many follow, 0 or more
 */
record Bounded<T>(List<T> rows, int more) {
    /**
     * Takes the first.
     *
     * @param all all of them
     * @param most how many are taken at most
     * @param <T> what they are
     * @return the first, and how many follow
     */
    static <T> Bounded<T> of(List<T> all, int most) {
        int taken = Math.min(most, all.size());
        return new Bounded<>(List.copyOf(all.subList(0, taken)), all.size() - taken);
    }

    /**
     * Turns each into something else.
     *
     * @param change makes it
     * @param <R> what they become
     * @return as many
     */
    <R> Bounded<R> map(Function<T, R> change) {
        return new Bounded<>(rows.stream().map(change).toList(), more);
    }
}
