package org.tidewire.wired.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may encrypt many records now: as many at once as there are processors. The others wait here, in the order in which
 * they came, and not in the system's line for a processor; so whoever has a short word to say among many transfers gets one
 * at once. May be used from any thread.
 *
 * <p>A turn lasts for a millisecond of encrypting and sending while others wait: what a transfer has just touched
 * is still in the processor's cache then. Who waits for the network or a disk meanwhile is not counted, and loses the turn
 * if somebody else can use it.
 */
final class Turns {
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long AWAY = TimeUnit.MILLISECONDS.toNanos(1);

    private final int atOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Turn> held = new ArrayList<>();
    private final Deque<Turn> line = new ArrayDeque<>();

    /** Lets so many have their turn at once. */
    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Gives one more who takes turns with the others; used by one thread at a time. */
    Turn join() {
        return new Turn();
    }

    /** Tells how many wait. */
    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** One who takes turns. */
    final class Turn {
        private final Condition ready = lock.newCondition();
        private long since;
        private long left;
        private boolean working;

        /** Waits until it may work; {@link #end} must follow. Whoever still has a turn goes on. */
        void begin() {
            lock.lock();
            try {
                if (!held.contains(this) || isOver()) {
                    held.remove(this);
                    await();
                }
                working = true;
            } finally {
                lock.unlock();
            }
        }

        /** Stops working; the turn is kept for a moment, or goes to who waits. */
        void end() {
            lock.lock();
            try {
                working = false;
                left = System.nanoTime();
                if (isOver()) {
                    held.remove(this);
                    callNext();
                }
            } finally {
                lock.unlock();
            }
        }

        private boolean isOver() {
            return !line.isEmpty() && System.nanoTime() - since >= LONGEST;
        }

        private boolean isAway() {
            return !working && System.nanoTime() - left >= AWAY;
        }

        private void await() {
            line.add(this);
            callNext();
            boolean interrupted = false;
            while (line.peek() != this || !isFree()) {
                try {
                    if (line.peek() == this) {
                        ready.awaitNanos(AWAY); // then somebody may be away
                    } else {
                        ready.await();
                    }
                } catch (InterruptedException e) {
                    interrupted = true; // told to the thread afterwards, which cannot send half a record
                }
            }
            line.remove();
            held.add(this);
            since = System.nanoTime();
            callNext();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void callNext() {
            Turn next = line.peek();
            if (next != null && next != this) {
                next.ready.signal();
            }
        }
    }

    private boolean isFree() {
        return held.size() < atOnce || held.removeIf(Turn::isAway);
    }
}
