package org.tidewire.tox.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;
import org.tidewire.tox.node.NodeCalls;
import org.tidewire.transfer.Transfer;

/**
 * Threads and the list of what is under way: one thread for words, one for offers, of which the engine looks into storage before it
 * answers, and one more for each file whose bytes move.
 */
final class Workshop implements AutoCloseable {
    /** Nanoseconds that the end may be waited for. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final NodeCalls node;
    private final Logger log;
    private final ExecutorService words = Executors.newSingleThreadExecutor(named("tidewire-tox-files"));
    private final ScheduledThreadPoolExecutor offers = new ScheduledThreadPoolExecutor(1, named("tidewire-tox-offers"));
    private final ExecutorService pumps = Executors.newCachedThreadPool(named("tidewire-tox-file"));
    private final Map<Long, Carry> carries = new ConcurrentHashMap<>();

    Workshop(NodeCalls node, Logger log) {
        this.node = node;
        this.log = log;
        offers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    NodeCalls node() {
        return node;
    }

    Logger log() {
        return log;
    }

    /** Joins a carry to its transfer. */
    void join(Carry carry, Transfer transfer) {
        carry.transfer(transfer);
        carries.put(transfer.info().number(), carry);
    }

    /** The carry of a transfer; null if it is none of ours, or over. */
    Carry of(long number) {
        return carries.get(number);
    }

    void over(Carry carry) {
        carries.remove(carry.transfer().info().number(), carry); // another engine's may have that number by now
    }

    /** Everything that is under way. */
    Iterable<Carry> all() {
        return carries.values();
    }

    /** Says something to the engine soon, after what was to be said before. */
    void settle(Runnable word) {
        submit(words, word);
    }

    /** Brings an offer to the engine after some milliseconds, unless this is closed before. */
    void offer(long delay, Runnable word) {
        try {
            offers.schedule(() -> attempt(word), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Tox files are closed", e);
        }
    }

    void pump(Runnable moving) {
        submit(pumps, moving);
    }

    private void submit(ExecutorService threads, Runnable task) {
        try {
            threads.execute(() -> attempt(task));
        } catch (RejectedExecutionException e) {
            log.debug("Tox files are closed", e);
        }
    }

    /** A fault about one file must not end the others. */
    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            log.error("A file of a Tox friend could not be dealt with", e);
        }
    }

    /** Waits until the engine has heard what there was to say, and ends the threads. */
    @Override
    public void close() {
        long latest = System.nanoTime() + PATIENCE;
        end(offers, latest);
        end(words, latest);
        carries.values().forEach(Carry::close);
        pumps.shutdown();
    }

    private void end(ExecutorService thread, long latest) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(latest - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                log.warn("The transfer engine does not answer; Tox files are closed without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
