package org.tidewire.transfer.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * How a transfer stands. Written under the transfer's lock alone, but for the place, which the queue writes; read by
 * anybody without waiting.
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

    /** Goes elsewhere; listeners are told. */
    void path(FilePath chosen) {
        TransferInfo before = info();
        path = chosen;
        events.changed(before, info());
    }

    void position(long reached) {
        position = reached;
    }

    /** Tells the place in the queue; told to listeners only as it gets smaller. */
    void place(int now) {
        if (place != 0 && (displaced ? now == place : now >= place)) {
            displaced = false;
            return; // Told for thousands under the queue's lock: nothing is built for who stays where it is.
        }
        TransferInfo before = info();
        place = now;
        displaced = false;
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

    /** The one place where a state follows another. A key is good in one state only. */
    void move(TransferState to, String why) {
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
