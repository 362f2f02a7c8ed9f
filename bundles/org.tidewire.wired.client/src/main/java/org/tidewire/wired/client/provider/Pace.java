package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.time.Duration;

/** How fast one connection of a transfer goes. */
final class Pace {
    /** Waits; fails at once when the connection is lost. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration time) throws IOException;
    }

    private static final long LOOK = 100_000_000; // nanoseconds after which a changed limit is seen

    private final Throttle throttle;
    private final Pause pause;
    private long end;

    Pace(Throttle throttle, Pause pause) {
        this.throttle = throttle;
        this.pause = pause;
    }

    /**
     * Waits until bytes may move.
     *
     * @param position where they begin; it only grows
     * @return how many may move now, up to those wanted
     */
    int allowed(int wanted, long position) throws IOException {
        Bucket bucket = throttle.bucket();
        return bucket == null ? wanted : limited(bucket, wanted, position);
    }

    /** A turn that was not used up, as when fewer bytes came, goes on. */
    private int limited(Bucket bucket, int wanted, long position) throws IOException {
        if (position >= end) {
            int piece = Math.min(wanted, bucket.piece());
            double turn = bucket.draw(piece);
            for (long left = bucket.until(turn); left > 0 && isIn(bucket); left = bucket.until(turn)) {
                pause.pause(Duration.ofNanos(Math.min(left, LOOK)));
            }
            end = position + piece;
        }
        return (int) Math.min(wanted, end - position);
    }

    private boolean isIn(Bucket bucket) {
        return bucket.equals(throttle.bucket());
    }
}
