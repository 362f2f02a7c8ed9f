package org.tidewire.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;

/**
 * What a service is asked for, on another thread, as it may hang: whoever wants to know waits a little, together with all
 * others, and from then on not at all until it has answered. Safe for any thread.
 *
 * @param <S> the service
 * @param <T> what it answers
 */
final class Question<S, T> {
    /**
     * How it is asked.
     *
     * @param <S> the service
     * @param <T> what it answers
     */
    interface Call<S, T> {
        T ask(S service) throws IOException;
    }

    private final Call<S, T> call;
    private final ExecutorService threads;
    private final Duration patience;
    private S asked; // null before the first time; guarded by this
    private Future<T> answer; // null before the first time; guarded by this
    private volatile long due; // until when the answer is waited for

    Question(Call<S, T> call, ExecutorService threads, Duration patience) {
        this.call = call;
        this.threads = threads;
        this.patience = patience;
    }

    /** Makes threads for questions; as many as hang at a time. */
    static ExecutorService threads(String name) {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Gives a figure out of a service's answer; NaN if there is no service, or it cannot tell, or does not soon enough. */
    double figure(S service, ToDoubleFunction<T> value) {
        try {
            Future<T> soon = asked(service);
            return soon == null
                    ? Double.NaN
                    : value.applyAsDouble(soon.get(due - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            return Double.NaN; // the health checks say why; or nobody measures any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** Never asks a service again before it has answered; but another one, which came in its place. Null if there is none. */
    private synchronized Future<T> asked(S service) {
        if (service == null) {
            answer = null;
        } else if (service != asked || answer == null || answer.isDone()) {
            answer = threads.submit(() -> call.ask(service));
            due = System.nanoTime() + patience.toNanos();
        }
        asked = service;
        return answer;
    }
}
