package org.tidewire.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.tidewire.storage.Storage;

/**
 * What is free in one backend. It is asked on another thread, as it may hang: whoever wants to know waits a little, together with
 * all others, and from then on not at all until it has answered. Safe for any thread.
 */
final class Free {
    private final Storage storage;
    private final ExecutorService threads;
    private final Duration patience;
    private Future<Double> asked; // null before the first time; guarded by this
    private volatile long due; // until when its answer is waited for

    Free(Storage storage, ExecutorService threads, Duration patience) {
        this.storage = storage;
        this.threads = threads;
        this.patience = patience;
    }

    /** Tells how many bytes are free; NaN if the backend cannot tell, or does not soon enough. */
    double bytes() {
        try {
            Future<Double> answer = asked();
            return answer.get(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            return Double.NaN; // the health checks say why; or nobody measures any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** Never asks again before it has answered. */
    private synchronized Future<Double> asked() {
        if (asked == null || asked.isDone()) {
            asked = threads.submit(this::ask);
            due = System.nanoTime() + patience.toNanos();
        }
        return asked;
    }

    private double ask() throws IOException {
        return storage.free();
    }
}
