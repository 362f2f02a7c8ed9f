package org.tidewire.transfer.provider;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Direction;

/** The engine's clock: four times a second it does what nobody's step does. */
final class Ticks {
    private static final long TICK_MS = 250;
    private static final int ROUND = 20; // ticks

    private final Grants grants;
    private final Ghosts ghosts;
    private final Register register;
    private final Expiry expiry;
    private final Events events;
    private final Supplier<Limits> limits;
    private final Logger log;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.named("tidewire-transfer-clock"));
    private int ticks; // of the clock's thread
    private volatile Runnable others = () -> {};

    Ticks(Grants grants, Register register, Expiry expiry, Events events, Supplier<Limits> limits, Logger log) {
        this.grants = grants;
        ghosts = new Ghosts(grants.counters().wired(Direction.OUTGOING));
        this.register = register;
        this.expiry = expiry;
        this.events = events;
        this.limits = limits;
        this.log = log;
    }

    /** Does something else each time, too. */
    void also(Runnable task) {
        others = task;
    }

    void start() {
        grants.limit();
        thread.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /** What nobody's step does: time passes, and limits change. */
    private void tick() {
        try {
            grants.limit();
            for (LiveTransfer transfer : grants.counters().holding()) {
                transfer.conduct().expire(limits.get().ready());
                transfer.conduct().tire(limits.get().patience());
                transfer.look();
                grants.adjust(transfer);
            }
            ghosts.tick();
            grants.sweep();
            expiry.tick(limits.get().partialAge());
            round();
            others.run();
            grants.counters().all().forEach(this::tick);
        } catch (RuntimeException e) {
            log.error("The transfer engine's clock found something wrong.", e); // and goes on: all else depends on it
        }
    }

    /** Whoever is suspended has a slot. All the others, who may be a hundred thousand, are looked at in case one has ended unseen. */
    private void round() {
        ticks++;
        if (ticks % ROUND == 0) {
            register.live()
                    .forEach(transfer -> transfer.conduct().tire(limits.get().patience()));
        }
    }

    /** Accounts may have more slots than before. Places are told here, so that ten thousand are not for every release. */
    private void tick(Slots slots) {
        grants.give(slots);
        if (!events.isBehind()) {
            slots.tellPlaces();
        }
    }
}
