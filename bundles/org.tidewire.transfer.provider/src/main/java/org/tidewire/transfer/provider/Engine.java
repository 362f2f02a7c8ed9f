package org.tidewire.transfer.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.service.log.Logger;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.tree.Tree;
import org.tidewire.transfer.provider.tree.TreeUser;

/** What all transfers share: the storage of the moment, the slots, the register, the clock. */
final class Engine implements Surroundings, AutoCloseable {
    private volatile Limits limits;
    private final Logger log;
    private final Events events;
    private final Keys keys = new Keys();
    private final Register register;
    private final Destinations destinations;
    private final Counters counters;
    private final Grants grants;
    private final Time time;
    private final Expiry expiry;
    private final Exchange exchange;
    private final Memory memory;
    private final Ticks clock;
    private final Tree tree;
    private volatile Consumer<LiveTransfer> endings = ended -> {};
    private volatile Sends sends;

    Engine(Limits limits, Tree tree, Logger log, Time time) {
        this.limits = limits;
        this.tree = tree;
        this.log = log;
        this.time = time;
        events = new Events(log);
        register = new Register(time.wall());
        destinations = new Destinations(register);
        counters = new Counters(limits);
        grants = new Grants(counters, () -> this.limits, time, log);
        memory = new Memory(time, log);
        expiry = new Expiry(register, tree, memory, time, log);
        exchange = new Exchange(register, expiry, () -> this.limits, log);
        clock = new Ticks(grants, register, expiry, events, () -> this.limits, log);
        clock.start();
    }

    /** Goes by other limits from now on: whatever begins after this keeps them. What runs goes on. */
    void limit(Limits now) {
        limits = now;
        counters.limit(now);
        grants.limit();
    }

    Events events() {
        return events;
    }

    Memory memory() {
        return memory;
    }

    Logger log() {
        return log;
    }

    Register register() {
        return register;
    }

    Counters counters() {
        return counters;
    }

    /** Makes a transfer that nobody knows of yet. */
    LiveTransfer make(Subject subject, TransferState state, long position, Bytes bytes, Friend friend) {
        return new LiveTransfer(new Standing(subject, state, position, events, time.wall()), bytes, friend, this);
    }

    /** Tells somebody, from now on, of transfers that are over. */
    void onEnd(Consumer<LiveTransfer> told) {
        endings = told;
    }

    /** Knows from now on who offers what waits for friends. */
    void sendBy(Sends offering) {
        sends = offering;
        clock.also(offering::tick);
    }

    /** Makes a transfer known. */
    void announce(LiveTransfer transfer) {
        register.add(transfer);
        events.changed(transfer.info(), transfer.info());
    }

    /** Follows what happens to storage. */
    TreeUser exchange() {
        return exchange;
    }

    /** Stops using a policy; when this returns it is not asked any more. */
    void leave(ResumePolicy leaving) {
        memory.leave(leaving, limits.grace());
    }

    /** Does something whenever a storage came. */
    void onStorage(Runnable arrival) {
        exchange.onStorage(arrival);
    }

    @Override
    public Storage storage() {
        return tree;
    }

    @Override
    public Place place(FilePath path) throws TransferException {
        return tree.at(path);
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Duration patience() {
        return exchange.patience();
    }

    @Override
    public String newKey() {
        return keys.next();
    }

    @Override
    public void target(LiveTransfer transfer, FilePath path) throws IOException {
        destinations.move(transfer, path, storage());
    }

    @Override
    public void accepted(LiveTransfer transfer) {
        boolean durable = transfer.info().direction() == Direction.OUTGOING || transfer.isRecalled();
        if (durable || !memory.isThere()) {
            queued(transfer);
        } else {
            memory.accept(transfer, () -> queued(transfer));
        }
    }

    @Override
    public void giveUp(LiveTransfer transfer) throws TransferException {
        Optional<LiveTransfer> successor = register.successor(transfer);
        if (successor.isPresent() && successor.get().friend() != Wire.ABSENT) {
            throw new TransferException(Reason.NOT_FOUND, "it goes on under another number: cancel that one");
        }
        memory.forget(transfer.info()); // whoever is just listing what waits sees that, or is seen now
        register.successor(transfer).ifPresent(LiveTransfer::cancel);
    }

    @Override
    public void first(LiveTransfer transfer) throws IOException {
        boolean queued = transfer.info().state() == TransferState.QUEUED;
        boolean absent = transfer.friend() == Wire.ABSENT && transfer.info().state() == TransferState.OFFERED;
        Consent.require(queued || absent, Reason.DENIED, "it does not wait");
        if (transfer.parties().isSend()) {
            memory.first(transfer.info());
        }
        if (absent) {
            sends.ahead(transfer);
        } else {
            Consent.require(counters.of(transfer).first(transfer), Reason.DENIED, "it does not wait any more");
        }
    }

    @Override
    public void later(Runnable task) {
        memory.later(task);
    }

    @Override
    public void queued(LiveTransfer transfer) {
        transfer.conduct().belong();
        Slots slots = counters.of(transfer);
        slots.join(transfer);
        grants.give(slots);
        slots.tellPlace(transfer);
        if (transfer.info().state().isFinal()) {
            over(transfer); // it ended while it joined
        }
    }

    @Override
    public void over(LiveTransfer transfer) {
        Slots slots = counters.of(transfer);
        slots.leave(transfer);
        grants.end(transfer);
        if (register.over(transfer, () -> forget(transfer))) {
            log.debug("{}", transfer.info());
            endings.accept(transfer);
        }
        grants.give(slots);
    }

    private void forget(LiveTransfer over) {
        boolean remembered = over.friend() != Wire.WIRED || (over.parties().isPut() && memory.times() > 0);
        if (remembered) {
            memory.over(over.info());
        }
    }

    /** Interrupts every transfer; what arrived stays in storage. */
    @Override
    public void close() {
        clock.stop();
        endings = ended -> {};
        tree.use(TreeUser.NOBODY);
        expiry.leave();
        exchange.stop();
        expiry.await(limits.grace());
        memory.close(limits.grace());
        events.close();
    }
}
