package org.tidewire.transfer.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** Removes partials that nobody has gone on with for long: as soon as there is a storage, and then once a day. */
final class Expiry {
    private static final Duration PERIOD = Duration.ofDays(1);

    private final Register register;
    private final Storage storage;
    private final Memory memory;
    private final Time time;
    private final Logger log;
    private volatile boolean asked = true; // to sweep, though no day has passed
    private long swept; // when, by the time that nobody sets
    private final AtomicInteger departures = new AtomicInteger();
    private Thread sweeping;
    private volatile Set<FilePath> stuck = Set.of();

    Expiry(Register register, Storage storage, Memory memory, Time time, Logger log) {
        this.register = register;
        this.storage = storage;
        this.memory = memory;
        this.time = time;
        this.log = log;
    }

    /** Begins to sweep if it is time. An age of zero is for ever. */
    synchronized void tick(Duration age) {
        long now = time.nanos();
        boolean due = asked || now - swept >= PERIOD.toNanos();
        if (due && !age.isZero() && (sweeping == null || !sweeping.isAlive())) {
            asked = false;
            swept = now;
            Instant before = time.wall().instant().minus(age);
            sweeping = Threads.quiet("tidewire-transfer-expiry").newThread(() -> sweep(before));
            sweeping.start();
        }
    }

    /** A storage came, which may not have been seen for long. */
    void came() {
        asked = true;
    }

    /** One that is under way ends when any storage leaves, and begins again soon. */
    private void sweep(Instant before) {
        int began = departures.get();
        try {
            Sweep sweep = new Sweep(storage, register, memory, () -> departures.get() == began, log);
            stuck = sweep.run(before, stuck);
            if (departures.get() != began) {
                asked = true;
            }
        } catch (RuntimeException e) {
            log.error("Abandoned partials could not be removed.", e);
        }
    }

    /** Ends a sweep that is under way, as the storage may be the one that leaves: with its next entry. */
    void leave() {
        departures.incrementAndGet();
    }

    /** Waits until no sweep is under way, or the time is over. */
    void await(Duration limit) {
        Thread last;
        synchronized (this) {
            last = sweeping;
        }
        if (last != null && last.isAlive() && !limit.isZero()) {
            join(last, limit);
        }
    }

    private static void join(Thread last, Duration limit) {
        try {
            last.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
