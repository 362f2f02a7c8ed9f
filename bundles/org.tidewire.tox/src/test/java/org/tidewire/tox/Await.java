package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits until something is so. Whoever changes what is waited for may say so, which spares the wait for the next look. */
final class Await {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final Object CHANGED = new Object();

    private Await() {}

    /** Lets those who wait look again. */
    static void changed() {
        synchronized (CHANGED) {
            CHANGED.notifyAll();
        }
    }

    /** Returns as soon as the condition holds; fails if it does not in the end. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                fail("never so: " + what);
            }
            synchronized (CHANGED) {
                CHANGED.wait(20);
            }
        }
    }
}
