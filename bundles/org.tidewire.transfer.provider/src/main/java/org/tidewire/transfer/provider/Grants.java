package org.tidewire.transfer.provider;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Direction;

/** Gives slots and paces to who waits for them. */
final class Grants {
    /** How long whoever gives slots away waits for what starts: the clock, among others, must not wait for a storage that hangs. */
    private static final Duration STARTING = Duration.ofSeconds(1);

    private final Counters counters;
    private final Supplier<Limits> limits;
    private final Time time;
    private final Logger log;
    private final Speeds downloads;
    private final Speeds uploads;

    Grants(Counters counters, Supplier<Limits> limits, Time time, Logger log) {
        this.counters = counters;
        this.limits = limits;
        this.time = time;
        this.log = log;
        downloads = new Speeds(time);
        uploads = new Speeds(time);
    }

    Counters counters() {
        return counters;
    }

    /** Goes by the speeds of this hour. The limits are asked under the lock, so that the clock brings no former ones back. */
    synchronized void limit() {
        Rates now = limits.get().speeds().at(LocalDateTime.now(time.wall()));
        downloads.limit(now.download());
        uploads.limit(now.upload());
    }

    /** Gives a transfer the pace that its account may have now. */
    void adjust(LiveTransfer transfer) {
        speeds(transfer).adjust(transfer);
    }

    /** A transfer is over. */
    void end(LiveTransfer transfer) {
        speeds(transfer).end(transfer);
    }

    /** Forgets the accounts that move nothing, once they have paid. */
    void sweep() {
        downloads.sweep();
        uploads.sweep();
    }

    private Speeds speeds(LiveTransfer transfer) {
        return transfer.info().direction() == Direction.OUTGOING ? downloads : uploads;
    }

    /** Starts those that get a slot; each has its pace before its first byte. */
    void give(Slots slots) {
        List<Errand<Boolean>> starting = new ArrayList<>();
        for (LiveTransfer transfer : slots.grant()) {
            speeds(transfer).adjust(transfer);
            if (transfer.friend() == Wire.WIRED) {
                transfer.conduct().grant();
            } else {
                starting.add(Errand.of(() -> started(transfer)));
            }
        }
        Errand.all(starting, STARTING);
    }

    private boolean started(LiveTransfer transfer) {
        try {
            transfer.conduct().grant();
        } catch (RuntimeException e) {
            log.error("A transfer could not start.", e);
        }
        return true;
    }
}
