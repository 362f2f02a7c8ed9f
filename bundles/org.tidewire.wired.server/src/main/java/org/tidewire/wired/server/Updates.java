package org.tidewire.wired.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says what is new to one session, one thing after the other; so a client that does not read holds up one thread and
 * nobody else. May be used from any thread; nothing but {@link #flush} waits.
 */
final class Updates {
    /** Something to say; once for all that happened meanwhile, if it tells how things stand. */
    interface News {
        /** Says it; never throws. */
        void update();
    }

    /** How many messages may wait. */
    static final int MOST = 1_000;

    private final Executor threads;
    // Held while something is said. Nobody takes it who holds another lock.
    private final ReentrantLock saying = new ReentrantLock();
    private final Deque<News> messages = new ArrayDeque<>();
    private final Set<News> due = new LinkedHashSet<>();
    private boolean running;
    private boolean ended;

    Updates(Executor threads) {
        this.threads = threads;
    }

    /** Will say how something stands; only once, however often it is added before. */
    synchronized void add(News news) {
        if (!ended) {
            due.add(news);
            begin();
        }
    }

    /**
     * Will say a message, in the order of the calls.
     *
     * @return false if too many wait already: this one is lost
     */
    synchronized boolean post(News message) {
        if (!ended && messages.size() == MOST) {
            return false;
        }
        if (!ended) {
            messages.add(message);
            begin();
        }
        return true;
    }

    /** Says everything there is to say on the caller's thread, after what another one is saying. */
    void flush() {
        saying.lock();
        try {
            for (News news = next(); news != null; news = next()) {
                news.update();
            }
        } catch (RuntimeException e) {
            stop();
            throw e;
        } finally {
            saying.unlock();
        }
    }

    /** Forgets what waits and whatever comes. */
    synchronized void end() {
        ended = true;
        messages.clear();
        due.clear();
    }

    private void begin() {
        if (!running) {
            running = true;
            threads.execute(this::flush);
        }
    }

    private synchronized void stop() {
        running = false;
    }

    private synchronized News next() {
        if (!messages.isEmpty()) {
            return messages.remove();
        }
        Iterator<News> first = due.iterator();
        running = first.hasNext();
        if (!running) {
            return null;
        }
        News news = first.next();
        first.remove();
        return news;
    }
}
