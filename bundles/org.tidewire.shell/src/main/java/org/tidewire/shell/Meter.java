package org.tidewire.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** Tells how fast bytes moved over the last seconds. For one thread. */
final class Meter {
    private record Sample(long nanos, long bytes) {}

    private static final long WINDOW = 5_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Notes how many bytes have moved so far.
     *
     * @param nanos the time now, as {@link System#nanoTime}
     * @param bytes all bytes so far
     * @return bytes in a second over the last five seconds, or since the first note; 0 at first
     */
    double note(long nanos, long bytes) {
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long time = nanos - first.nanos();
        return time <= 0 ? 0 : Math.max(0, bytes - first.bytes()) * 1e9 / time;
    }
}
