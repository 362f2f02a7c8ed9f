package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/**
 * Whether a transfer may move its next bytes: not while it is queued or paused, nor faster than its pace. Who waits here has the
 * transfer's lock, and lets go of it meanwhile.
 */
final class Turn {
    /** How long one that keeps a pace waits without a look at whether its limits have changed. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Set<TransferState> WAITING = EnumSet.of(QUEUED, PAUSED, SUSPENDED);

    private final Standing standing;
    private final Condition changed;
    private volatile Pace pace;
    private volatile boolean keepsPace;

    Turn(Standing standing, Condition changed) {
        this.standing = standing;
        this.changed = changed;
    }

    /** Sets the pace to keep from now on; null for any speed. */
    void pace(Pace now) {
        pace = now;
    }

    /** Tells whether nothing limits the speed. */
    boolean isFree() {
        return pace == null;
    }

    /** Tells whether it does not move only because it may not, for the moment. */
    boolean keepsPace() {
        return keepsPace;
    }

    /** Makes who waits here look at what has changed. */
    void lookAgain() {
        changed.signalAll();
    }

    /** Waits for its slot, too: whoever accepts a file need not know when it starts. */
    void awaitRunning() throws IOException {
        try {
            while (WAITING.contains(standing.state())) {
                changed.await();
            }
        } catch (InterruptedException e) {
            throw interrupted("waited");
        }
        Consent.require(standing.state() == RUNNING, Reason.DENIED, "the transfer is " + standing.state());
    }

    /** Waits until what has moved is paid off. Whatever ends the transfer, or pauses it, ends the wait. */
    void awaitPace() throws InterruptedIOException {
        try {
            for (long owed = owed(); owed > 0; owed = owed()) {
                keepsPace = true;
                changed.awaitNanos(Math.min(owed, PATIENCE));
            }
        } catch (InterruptedException e) {
            throw interrupted("kept its pace");
        } finally {
            keepsPace = false;
        }
    }

    /** Tells how many bytes should move in one piece. */
    int piece() {
        Pace now = pace;
        return now == null ? Integer.MAX_VALUE : now.piece();
    }

    /** Notes bytes that have moved. */
    void charge(int length) {
        Pace now = pace;
        if (now != null && length > 0) {
            now.charge(length);
        }
    }

    private long owed() {
        Pace now = pace;
        return now == null || standing.state() != RUNNING ? 0 : now.owed();
    }

    private static InterruptedIOException interrupted(String when) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the transfer " + when);
    }
}
