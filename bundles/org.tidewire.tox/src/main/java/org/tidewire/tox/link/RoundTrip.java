package org.tidewire.tox.link;

import java.util.concurrent.TimeUnit;

/** How long it takes until a packet is known to have arrived, all in nanoseconds. */
final class RoundTrip {
    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(10);
    private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(40);

    private long smooth = FIRST;
    private long floor = Long.MAX_VALUE;
    private long floorAt;

    /** Takes a measurement. */
    void measured(long nanos, long now) {
        smooth = known() ? (7 * smooth + nanos) / 8 : nanos;
        if (nanos <= floor || now - floorAt > MEMORY) {
            floor = nanos;
            floorAt = now;
        }
    }

    /** Whether there is a measurement. */
    boolean known() {
        return floor != Long.MAX_VALUE;
    }

    /** The time it takes at present, 1 s until that is known. */
    long nanos() {
        return smooth;
    }

    /** Whether packets wait on the way: it takes much longer than it need. */
    boolean queued() {
        return known() && smooth > floor + floor / 2 + SLACK;
    }
}
