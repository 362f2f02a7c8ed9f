package org.tidewire.interop;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what can only be looked at, such as a file. */
final class Await {
    private static final int SECONDS = Integer.getInteger("interop.seconds", 90);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);

    private Await() {}

    /**
     * Looks until it is so.
     *
     * @param what names it in the failure
     * @throws AssertionError if it does not come true in time
     */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not in " + SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
