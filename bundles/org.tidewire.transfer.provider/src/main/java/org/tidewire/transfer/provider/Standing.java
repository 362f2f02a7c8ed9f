package org.tidewire.transfer.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * How a transfer stands. Written in its steps alone, but for the place, which the queue writes, and its end, which need not
 * wait for a step that hangs; read by anybody without waiting.
 */
final class Standing {
    private final Subject subject;
    private final Events events;
    private volatile FilePath path;
    private final Clock clock;
    private volatile TransferState state;
    private volatile long position;
    private volatile String reason = "";
    private volatile String key = "";
    private volatile int place;
    private volatile Instant since;
    private boolean displaced; // of the queue alone, as the place

    Standing(Subject subject, TransferState state, long position, Events events) {
        this(subject, state, position, events, Clock.systemUTC());
    }

    Standing(Subject subject, TransferState state, long position, Events events, Clock clock) {
        this.clock = clock;
        since = clock.instant();
        this.subject = subject;
        this.path = subject.path();
        this.state = state;
        this.position = position;
        this.events = events;
    }

    Subject subject() {
        return subject;
    }

    TransferState state() {
        return state;
    }

    long position() {
        return position;
    }

    Optional<String> key() {
        String current = key;
        return current.isEmpty() ? Optional.empty() : Optional.of(current);
    }

    void key(String issued) {
        key = issued;
    }

    /** Tells where it lies or is going to; what it is about says where it was to go at first. */
    FilePath path() {
        return path;
    }

    /** Goes elsewhere; listeners are told. In one piece with its end, as {@link #placed}. */
    synchronized void path(FilePath chosen) {
        TransferInfo before = info();
        path = chosen;
        events.changed(before, info());
    }

    void position(long reached) {
        if (!state.isFinal()) { // else nothing comes any more of what still moves
            position = reached;
        }
    }

    /** Tells the place in the queue; told to listeners only as it gets smaller. */
    void place(int now) {
        if (place != 0 && (displaced ? now == place : now >= place)) {
            displaced = false;
            return; // Told for thousands under the queue's lock: nothing is built for who stays where it is.
        }
        displaced = false;
        placed(now);
    }

    /** In one piece with its end, after which there is no place: it would else be told twice. */
    private synchronized void placed(int now) {
        if (state.isFinal()) {
            return;
        }
        TransferInfo before = info();
        place = now;
        events.changed(before, info());
    }

    /** Tells when it came to its state. */
    Instant since() {
        return since;
    }

    /** Lets the next place that is told be larger, for another one was put first. */
    void displaced() {
        displaced = true;
    }

    /**
     * The one place where a live state follows another, or the end of what went well.
     *
     * @throws TransferException {@code DENIED} if it is over: somebody abandoned it, while who moves it was away in a storage
     */
    synchronized void move(TransferState to, String why) throws TransferException {
        Consent.require(!state.isFinal(), Reason.DENIED, "the transfer is " + state);
        follow(to, why);
    }

    /** Ends it; false if it was over. */
    synchronized boolean end(TransferState to, String why) {
        boolean live = !state.isFinal();
        if (live) {
            follow(to, why);
        }
        return live;
    }

    /** A key is good in one state only. */
    private void follow(TransferState to, String why) {
        if (!Transitions.allowed(state, to)) {
            throw new IllegalStateException(state + " is not followed by " + to);
        }
        TransferInfo before = info();
        if (to != TransferState.READY) {
            key = "";
        }
        reason = why;
        since = clock.instant();
        state = to;
        events.changed(before, info());
    }

    TransferInfo info() {
        TransferState now = state;
        return new TransferInfo(
                subject.number(),
                subject.id(),
                subject.direction(),
                subject.peer(),
                subject.kind(),
                subject.name(),
                path,
                subject.size(),
                position,
                now,
                now == TransferState.QUEUED ? place : 0,
                reason);
    }
}
