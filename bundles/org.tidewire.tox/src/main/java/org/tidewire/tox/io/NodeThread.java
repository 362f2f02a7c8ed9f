package org.tidewire.tox.io;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import org.osgi.service.log.Logger;

/**
 * The one thread that owns all that the node knows. It waits for sockets, for tasks of other threads and for time, and
 * does what each of them wants.
 */
public final class NodeThread implements Executor, AutoCloseable {
    /** What to do when a socket is ready. */
    @FunctionalInterface
    public interface Ready {
        /**
         * Does it.
         *
         * @param key of the socket
         * @throws IOException if the socket fails, which is logged
         */
        void run(SelectionKey key) throws IOException;
    }

    /** What to do when time has passed. */
    @FunctionalInterface
    public interface Beat {
        /**
         * Does what is due.
         *
         * @return after how many milliseconds it wants to be called again; 0 for at once, when the sockets have had their turn
         */
        long run();
    }

    private final Selector selector;
    private final Logger log;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "tidewire-tox");
    private volatile boolean closing;
    private Beat beat;

    /**
     * A thread that has not begun yet.
     *
     * @param log told of faults
     * @throws IOException if the system cannot wait for sockets
     */
    public NodeThread(Logger log) throws IOException {
        this.log = log;
        selector = Selector.open();
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, fault) -> log.error("The Tox node has stopped by a fault", fault));
    }

    /**
     * Begins; what watches sockets may be registered before.
     *
     * @param first what to do whenever something came or time has passed
     */
    public void start(Beat first) {
        beat = first;
        thread.start();
    }

    /**
     * Watches a socket. On this thread, or before it begins.
     *
     * @param channel the socket, which does not block
     * @param operations of {@link SelectionKey}
     * @param ready what to do with it then
     * @return by which to watch for something else
     * @throws IOException if it cannot be watched
     */
    public SelectionKey watch(SelectableChannel channel, int operations, Ready ready) throws IOException {
        return channel.register(selector, operations, ready);
    }

    /** Does something on this thread soon; nothing once it is closing. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!closing) {
                await(attempt(beat));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    attempt(task);
                }
            }
        } catch (IOException e) {
            log.error("The Tox node has stopped: its sockets cannot be waited for", e);
        }
    }

    /** Waits for so many milliseconds, or not at all, for sockets and tasks. */
    private void await(long millis) throws IOException {
        if (millis > 0) {
            selector.select(this::ready, millis);
        } else {
            selector.selectNow(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        try {
            ((Ready) key.attachment()).run(key);
        } catch (IOException | RuntimeException e) {
            log.error("A socket of the Tox node failed", e);
        }
    }

    /** A fault in one duty must not end the others. */
    private long attempt(Beat due) {
        try {
            return due.run();
        } catch (RuntimeException e) {
            log.error("The Tox node could not do what was due", e);
            return 1000;
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("The Tox node could not do what it was asked", e);
        }
    }

    /** Whether the thread is over, by {@link #close} or by a fault. */
    boolean ended() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Ends the thread after the tasks it was given before, and waits for it. */
    @Override
    public void close() throws IOException {
        if (thread.getState() == Thread.State.NEW) {
            selector.close();
            return;
        }
        execute(() -> closing = true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
