package org.tidewire.wired.client.provider;

import java.util.function.LongSupplier;

import org.tidewire.wired.client.WiredConnection;

/** How fast the transfers of a connection may be together in one direction; may change at any time. */
final class Throttle {
    private final LongSupplier nanos;
    private final long configured;
    private volatile Bucket bucket; // null without a limit

    /**
     * Begins.
     *
     * @param nanos tells the time
     * @param configured bytes per second, 0 for any
     */
    Throttle(LongSupplier nanos, long configured) {
        this.nanos = nanos;
        this.configured = configured;
        limit(configured);
    }

    /**
     * Checks a speed.
     *
     * @throws IllegalArgumentException if it is not allowed; the message names it
     */
    static long checked(String name, long speed) {
        if (speed != 0 && speed < Bucket.LEAST) {
            throw new IllegalArgumentException(
                    name + " is 0 for any, or at least " + Bucket.LEAST + " bytes per second, not " + speed);
        }
        return speed;
    }

    /** Sets bytes per second, from now on; 0 for any, {@link WiredConnection#AS_CONFIGURED} for what it began with. */
    synchronized void limit(long wanted) {
        long speed = wanted == WiredConnection.AS_CONFIGURED ? configured : wanted;
        Bucket before = bucket;
        if (speed == 0) {
            bucket = null; // who waits sees it
        } else if (before == null) {
            bucket = new Bucket(nanos, speed);
        } else {
            before.rate(speed);
        }
    }

    /** Tells what all share; null if nothing limits them. */
    Bucket bucket() {
        return bucket;
    }
}
