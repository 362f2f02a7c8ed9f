package org.tidewire.transfer.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** Removes partials that nobody has gone on with for long: as soon as there is a storage, and then once a day. */
final class Expiry {
    private static final Duration PERIOD = Duration.ofDays(1);

    private final Register register;
    private final Predicate<Storage> inUse;
    private final Memory memory;
    private final Time time;
    private final Logger log;
    private Storage swept;
    private Instant next = Instant.MIN;
    private Thread sweeping;
    private volatile Set<FilePath> stuck = Set.of();

    /** With what tells, at any time, whether a storage is in use still. */
    Expiry(Register register, Predicate<Storage> inUse, Memory memory, Time time, Logger log) {
        this.register = register;
        this.inUse = inUse;
        this.memory = memory;
        this.time = time;
        this.log = log;
    }

    /** Begins to sweep if it is time. An age of zero is for ever. */
    synchronized void tick(Storage storage, Duration age) {
        Instant now = time.wall().instant();
        boolean due = storage != swept || !now.isBefore(next);
        if (due && storage != null && !age.isZero() && (sweeping == null || !sweeping.isAlive())) {
            swept = storage;
            next = now.plus(PERIOD);
            sweeping = Threads.quiet("tidewire-transfer-expiry").newThread(() -> sweep(storage, now.minus(age)));
            sweeping.start();
        }
    }

    private void sweep(Storage storage, Instant before) {
        try {
            Sweep sweep = new Sweep(storage, register, memory, () -> inUse.test(storage), log);
            stuck = sweep.run(before, stuck);
        } catch (RuntimeException e) {
            log.error("Abandoned partials could not be removed.", e);
        }
    }

    /** Waits until a storage that is in use no more is not touched any more, or the time is over. */
    void leave(Duration grace) throws InterruptedException {
        Thread last;
        synchronized (this) {
            last = sweeping;
        }
        if (last != null && last.isAlive() && !grace.isZero()) {
            last.join(grace.toMillis());
        }
    }
}
