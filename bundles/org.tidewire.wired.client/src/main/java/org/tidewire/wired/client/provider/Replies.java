package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.tidewire.storage.FilePath;
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
    private final Map<FilePath, Waiting> waiting = new HashMap<>();
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
            if (replies.stream().anyMatch(Replies::isRefusal)) {
                waiting.values().forEach(Waiting::doubt); // it came behind the answer, so it may be about another
            }
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
            if (isForOneWhoWaits(message)) {
                changed.signalAll();
                return;
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

    /**
     * Begins to keep what is said of a path. One at a time: a second request for the same path waits here for the end of
     * the first, as replies could not be told apart.
     */
    Waiting expect(FilePath path) throws IOException, InterruptedException {
        lock.lock();
        try {
            checkLocked();
            while (waiting.containsKey(path)) {
                changed.await();
                checkLocked();
            }
            Waiting begun = new Waiting();
            waiting.put(path, begun);
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps no more of what is said of a path. */
    void forget(FilePath path) {
        lock.lock();
        try {
            waiting.remove(path);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next reply to what was asked; empty if the time is over. */
    Optional<Message> next(Duration time) throws IOException, InterruptedException {
        return await(time, replies::poll);
    }

    /** Waits for the first answer to a request for a path: of that path, or a refusal; empty if the time is over. */
    Optional<Message> first(Waiting path, Duration time) throws IOException, InterruptedException {
        return await(time, () -> {
            Message refusal = replies.poll();
            return refusal == null ? path.poll() : refusal;
        });
    }

    /** Waits without end for what is said of a path; empty if it is in doubt and nothing was said for that time. */
    Optional<Message> next(Waiting path, Duration doubtful) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = doubtful.toNanos();
            checkLocked();
            Message message = path.poll();
            while (message == null && left > 0) {
                if (path.isDoubted()) {
                    left = changed.awaitNanos(left);
                } else {
                    changed.await();
                }
                checkLocked();
                message = path.poll();
            }
            return Optional.ofNullable(message);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Message> await(Duration time, Supplier<Message> source) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            checkLocked();
            Message message = source.get();
            while (message == null && left > 0) {
                left = changed.awaitNanos(left);
                checkLocked();
                message = source.get();
            }
            changed.signalAll();
            return Optional.ofNullable(message);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives it to the one it is for. What refuses while nobody asks can only be about a path in the queue; if several are
     * there, nobody can know about which, and each is asked for again if no more is said of it.
     */
    private boolean isForOneWhoWaits(Message message) {
        if (message.number() == 400 || message.number() == 401) {
            Entries.path(message.field(0)).map(waiting::get).ifPresent(found -> found.tell(message));
            return true;
        }
        if (asking || !isRefusal(message)) {
            return false;
        }
        List<Waiting> queued =
                waiting.values().stream().filter(Waiting::isQueued).toList();
        if (queued.size() == 1) {
            queued.get(0).tell(message);
        } else {
            queued.forEach(Waiting::doubt);
        }
        return !queued.isEmpty();
    }

    private static boolean isRefusal(Message message) {
        return message.number() >= 500 && message.number() < 600;
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
        return (number >= 200 && number < 203) || (number >= 400 && number < 422) || (number >= 500 && number < 600);
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
