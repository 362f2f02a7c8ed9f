package org.tidewire.wired.client.provider;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A token bucket that all transfers in one direction share. They stand in line: each draws a turn of a piece, and moves
 * it when all that was drawn before is paid for by the time that passed. So all get the same, and who does not come
 * leaves his part to the others. Used by any thread.
 */
final class Bucket {
    /** The slowest there is, and the smallest piece: slower would stand still for a server. */
    static final int LEAST = 1024;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double PIECE = 1.0 / 16; // seconds; sixteen transfers move in rounds of a second
    private static final double KEPT = 0.25; // seconds, of what nobody wanted

    private final LongSupplier nanos;
    private double rate; // bytes per second
    private double paid; // bytes since the beginning
    private double drawn;
    private long counted;

    /**
     * Begins with nothing to pay.
     *
     * @param nanos tells the time
     * @param rate bytes per second
     */
    Bucket(LongSupplier nanos, long rate) {
        this.nanos = nanos;
        this.rate = rate;
        counted = nanos.getAsLong();
    }

    /** Sets bytes per second, from now on. */
    synchronized void rate(long now) {
        settle();
        rate = now;
    }

    /** Tells how many bytes should move at once, so that slow rates stay smooth. */
    synchronized int piece() {
        return (int) Math.max(LEAST, Math.min(rate * PIECE, Integer.MAX_VALUE));
    }

    /** Draws a turn of so many bytes; tells which. */
    synchronized double draw(int bytes) {
        settle();
        double turn = drawn;
        drawn += bytes;
        return turn;
    }

    /** Tells in how many nanoseconds a turn comes, as things are; 0 if it is there. */
    synchronized long until(double turn) {
        settle();
        return turn > paid ? 1 + (long) ((turn - paid) / rate * SECOND) : 0;
    }

    private void settle() {
        long now = nanos.getAsLong();
        paid = Math.min(paid + (now - counted) / SECOND * rate, drawn + Math.max(LEAST, rate * KEPT));
        counted = now;
    }
}
