package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something done on a thread of its own, because it may hang in a storage for ever: who needs it done waits so long, and no
 * longer. Being interrupted does not end the wait, for it has an end.
 */
final class Errand<T> {
    private final FutureTask<T> task;

    private Errand(Callable<T> what) {
        task = new FutureTask<>(what);
    }

    /** Begins one. */
    static <T> Errand<T> of(Callable<T> what) {
        Errand<T> errand = new Errand<>(what);
        Threads.named("tidewire-transfer-storage").newThread(errand.task).start();
        return errand;
    }

    /** Waits for all together; false if one is under way even then. What was wrong with one is thrown. */
    static boolean all(List<Errand<Boolean>> errands, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean done = true;
        for (Errand<Boolean> each : errands) {
            done &= each.result(Duration.ofNanos(Math.max(0, end - System.nanoTime())), false);
        }
        return done;
    }

    /** Waits for what comes of it; gives the other if it is under way even then. */
    T result(Duration limit, T otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step of a transfer failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
