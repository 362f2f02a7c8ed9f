package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.wired.Message;

/**
 * What the server replied and nobody has taken yet, and whether there is a server at all: here the thread that reads
 * meets the one that asked. One lock, under which nothing is called.
 */
final class Replies {
    private static final int UNREAD = 1024;

    private final String server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Message> replies = new ArrayDeque<>();
    private boolean asking;
    private int unansweredPings;
    private int foreignPongs;
    private IOException fault;

    /**
     * Begins empty.
     *
     * @param server for messages
     */
    Replies(String server) {
        this.server = server;
    }

    boolean isLost() {
        lock.lock();
        try {
            return fault != null;
        } finally {
            lock.unlock();
        }
    }

    /** Fails if the connection is lost. */
    void check() throws IOException {
        lock.lock();
        try {
            checkLocked();
        } finally {
            lock.unlock();
        }
    }

    /** Counts PINGs that are going to be said. */
    void pinging(int pings) throws IOException {
        lock.lock();
        try {
            checkLocked();
            unansweredPings += pings;
        } finally {
            lock.unlock();
        }
    }

    /** Begins to keep replies; pongs of earlier pings are none of them. */
    void begin() throws IOException {
        lock.lock();
        try {
            checkLocked();
            asking = true;
            replies.clear();
            foreignPongs = unansweredPings;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps no more of them. */
    void end() {
        lock.lock();
        try {
            asking = false;
            replies.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what arrived; waits while much is untaken, so that no server can fill the memory. */
    void add(Message message) throws InterruptedException {
        lock.lock();
        try {
            if (message.number() == 202) {
                unansweredPings--;
                if (foreignPongs-- > 0) {
                    return;
                }
            }
            while (asking && replies.size() >= UNREAD && fault == null) {
                changed.await();
            }
            if (asking && isReply(message.number())) {
                replies.add(message);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next reply; empty if the time is over. */
    Optional<Message> next(Duration time) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (replies.isEmpty() && left > 0) {
                checkLocked();
                left = changed.awaitNanos(left);
            }
            checkLocked();
            changed.signalAll();
            return Optional.ofNullable(replies.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Waits; a lost connection ends it. */
    void pause(Duration time) throws IOException, InterruptedException {
        lock.lock();
        try {
            for (long left = time.toNanos(); left > 0; left = changed.awaitNanos(left)) {
                checkLocked();
            }
            checkLocked();
        } finally {
            lock.unlock();
        }
    }

    /** Remembers why there is no connection any more; the first reason counts. */
    void lose(IOException why) {
        lock.lock();
        try {
            if (fault == null) {
                fault = why;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells why something failed: because the connection was lost, or else for the reason at hand. */
    IOException explained(IOException reason) {
        lock.lock();
        try {
            if (fault == null) {
                return reason;
            }
            IOException lost = lost();
            if (reason != fault) {
                lost.addSuppressed(reason);
            }
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** Hello, login, pong, files and transfers, errors (Wired 4); all other numbers tell of things we do not follow. */
    private static boolean isReply(int number) {
        return (number >= 200 && number < 203) || (number >= 400 && number < 412) || (number >= 500 && number < 600);
    }

    private void checkLocked() throws IOException {
        if (fault != null) {
            throw lost();
        }
    }

    private IOException lost() {
        return new IOException("the connection to " + server + " is lost: " + BrokenTransfer.reason(fault), fault);
    }
}
