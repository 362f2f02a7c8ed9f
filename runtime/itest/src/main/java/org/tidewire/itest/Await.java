package org.tidewire.itest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.opentest4j.AssertionFailedError;

/** Waits for what must come true. */
final class Await {
    /** How long anything may take. */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

    private Await() {}

    /** Looks until it is so, and fails when it takes too long. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionFailedError("not within " + DEADLINE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** Lets a moment pass before another try. */
    static void pause() {
        LockSupport.parkNanos(5 * LOOK_AGAIN);
    }
}
