package org.tidewire.transfer.provider;

import java.util.concurrent.TimeUnit;

/** How fast bytes moved lately, as was seen by looking now and then: no chunk pays for it. */
final class Speedometer {
    private static final long SPAN = TimeUnit.SECONDS.toNanos(5);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LOOKS = 26; // of 200 ms or more, so that they cover the span

    private final long[] times = new long[LOOKS];
    private final long[] positions = new long[LOOKS];
    private int first;
    private int count;
    private volatile long rate;

    /** Looks again; while it does not run, what was seen is forgotten. */
    synchronized void look(boolean runs, long position, long now) {
        if (!runs) {
            count = 0;
            rate = 0;
            return;
        }
        if (count > 0 && now - times[at(count - 1)] < STEP) {
            return;
        }
        while (count == LOOKS
                || (count > 1 && now - times[at(1)] >= SPAN)) { // one that is older tells where the span began
            first = at(1);
            count--;
        }
        times[at(count)] = now;
        positions[at(count)] = position;
        count++;
        long span = now - times[first];
        rate = span == 0 ? 0 : (long) ((position - positions[first]) / (span / 1e9));
    }

    /** Gives bytes per second; 0 before the second look. */
    long rate() {
        return rate;
    }

    private int at(int index) {
        return (first + index) % LOOKS;
    }
}
