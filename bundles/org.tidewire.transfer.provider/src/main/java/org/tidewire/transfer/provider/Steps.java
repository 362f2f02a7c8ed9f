package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/**
 * One step of a transfer at a time: its lock. A step may hang in a storage; nobody but who moves the bytes waits for that
 * without bound, and once the transfer is abandoned, nobody at all.
 */
final class Steps {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean abandoned;

    /** What whoever may not move its next bytes waits for, within a step. */
    Condition changed() {
        return changed;
    }

    /** Begins one, after that which is under way. */
    void begin() throws TransferException {
        Consent.require(!abandoned, Reason.DENIED, "the transfer is over: its storage hangs");
        lock.lock();
    }

    /** Begins one; false if another is under way for so long, or it was abandoned. */
    boolean begin(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (!abandoned) {
                try {
                    return lock.tryLock() || lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void end() {
        if (abandoned) {
            changed.signalAll(); // nobody could say so as it was abandoned
        }
        lock.unlock();
    }

    /** Nothing comes of the step under way, and there is no other. */
    void abandon() {
        abandoned = true;
    }
}
