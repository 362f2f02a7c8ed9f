package org.tidewire.interop;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** What a run of kills has come to, and the seed it went by, which every failure tells. Thread-safe. */
final class Tally {
    private final long seed;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger vain = new AtomicInteger();

    Tally(long seed) {
        this.seed = seed;
    }

    /** Notes a file that has arrived. */
    void file(int killed, long offeredInVain) {
        files.incrementAndGet();
        kills.addAndGet(killed);
        vain.addAndGet((int) offeredInVain);
    }

    /** Does something that may fail, and then says how far it came. */
    <R> R of(String what, Callable<R> deed) throws Exception {
        try {
            return deed.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(what + ", " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return kills + " kills, " + files + " files whole, " + vain + " offers in vain, -Dkills.seed=" + seed;
    }
}
