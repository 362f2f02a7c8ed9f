package org.tidewire.wired.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The penalties of all sources. They add up while they last; from {@link #LEAST} on a source is kept out, until all of
 * it is over. So a slip of the pen costs nothing, and whoever guesses waits longer the more he does. Not thread-safe.
 */
final class Penalties {
    /** What keeps out. */
    static final Duration LEAST = Duration.ofSeconds(15);

    /** What nobody is penalised beyond. */
    static final Duration MOST = Duration.ofMinutes(10);

    /** How many sources are remembered. */
    static final int SOURCES = 65_536;

    /** One source's penalty; the number tells those apart that end together. */
    private record Penalty(Source source, long end, long number, boolean out) {}

    private final LongSupplier clock;
    private final long start;
    private final Map<Source, Penalty> bySource = new HashMap<>();
    private final TreeSet<Penalty> byEnd =
            new TreeSet<>(Comparator.comparingLong(Penalty::end).thenComparingLong(Penalty::number));
    private long last;

    /**
     * Penalises nobody yet.
     *
     * @param clock nanoseconds since any moment
     */
    Penalties(LongSupplier clock) {
        this.clock = clock;
        start = clock.getAsLong();
    }

    /**
     * Adds to a source's penalty. If too many sources have one, the one that would be over first is forgotten: whoever
     * calls from many addresses pushes his own small penalties out, and nobody's large one.
     *
     * @return whether the source is kept out from now on, and was not before
     */
    boolean add(Source source, Duration more) {
        long now = now();
        Penalty before = remove(source);
        boolean was = before != null && before.out();
        long from = before == null ? now : before.end();
        long end = Math.min(from + more.toNanos(), now + MOST.toNanos());
        if (bySource.size() == SOURCES) {
            remove(byEnd.first().source());
        }
        Penalty penalty = new Penalty(source, end, ++last, was || end - now >= LEAST.toNanos());
        bySource.put(source, penalty);
        byEnd.add(penalty);
        return penalty.out() && !was;
    }

    /** Tells how much longer a source is kept out; zero if it is not. */
    Duration left(Source source) {
        long now = now();
        Penalty penalty = bySource.get(source);
        return penalty == null || !penalty.out() ? Duration.ZERO : Duration.ofNanos(penalty.end() - now);
    }

    /** Tells how many sources have a penalty. */
    int size() {
        now();
        return bySource.size();
    }

    /** Tells the time, and forgets what is over. */
    private long now() {
        long now = clock.getAsLong() - start;
        while (!byEnd.isEmpty() && byEnd.first().end() <= now) {
            remove(byEnd.first().source());
        }
        return now;
    }

    private Penalty remove(Source source) {
        Penalty penalty = bySource.remove(source);
        if (penalty != null) {
            byEnd.remove(penalty);
        }
        return penalty;
    }
}
