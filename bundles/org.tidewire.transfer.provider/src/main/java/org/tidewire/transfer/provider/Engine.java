package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What all transfers share: the storage of the moment, the slots, the register, the clock. */
final class Engine implements Surroundings, AutoCloseable {
    private static final long TICK_MS = 250;

    private final Limits limits;
    private final Logger log;
    private final Events events;
    private final Keys keys = new Keys();
    private final Register register = new Register();
    private final Slots downloads;
    private final Slots uploads;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Threads.named("tidewire-transfer-clock"));
    private volatile Storage storage;

    Engine(Limits limits, Logger log) {
        this.limits = limits;
        this.log = log;
        events = new Events(log);
        downloads = new Slots(limits.totalDownloads(), limits.clientDownloads(), limits.queue());
        uploads = new Slots(limits.totalUploads(), limits.clientUploads(), limits.queue());
        clock.scheduleWithFixedDelay(this::expire, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    Events events() {
        return events;
    }

    Register register() {
        return register;
    }

    Slots slots(Direction direction) {
        return direction == Direction.OUTGOING ? downloads : uploads;
    }

    /** Makes a transfer that nobody knows of yet. */
    LiveTransfer make(Subject subject, TransferState state, long position, Bytes bytes, Friend friend) {
        return new LiveTransfer(new Standing(subject, state, position, events), bytes, friend, this);
    }

    /** Makes a transfer known. */
    void announce(LiveTransfer transfer) {
        register.add(transfer);
        events.changed(transfer.info(), transfer.info());
    }

    void use(Storage arriving) {
        storage = arriving;
    }

    /** Stops using a storage; when this returns nothing of it is in use. One that was replaced already is not ours. */
    void leave(Storage leaving) {
        if (storage == leaving) {
            storage = null;
        }
        for (LiveTransfer transfer : register.live()) {
            try {
                transfer.leave(leaving, limits.grace());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                transfer.disconnected("its storage was withdrawn");
            } catch (IOException e) {
                log.warn("A transfer's storage could not be closed: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public Storage storage() throws TransferException {
        Storage current = storage;
        if (current == null) {
            throw new TransferException(Reason.NO_STORAGE, "no storage is there at the moment");
        }
        return current;
    }

    @Override
    public String newKey() {
        return keys.next();
    }

    @Override
    public void queued(LiveTransfer transfer) {
        Slots slots = slots(transfer.info().direction());
        slots.join(transfer);
        slots.grant().forEach(LiveTransfer::grant);
        if (transfer.info().state().isFinal()) {
            over(transfer); // it ended while it joined
        }
    }

    @Override
    public void over(LiveTransfer transfer) {
        Slots slots = slots(transfer.info().direction());
        slots.leave(transfer);
        if (register.over(transfer)) {
            log.debug("{}", transfer.info());
        }
        slots.grant().forEach(LiveTransfer::grant);
    }

    /** Interrupts every transfer; what arrived stays in storage. */
    @Override
    public void close() {
        clock.shutdownNow();
        register.live().forEach(transfer -> transfer.disconnected("the transfer engine stops"));
        events.close();
    }

    private void expire() {
        register.live().forEach(transfer -> transfer.expire(limits.ready()));
    }
}
