package org.tidewire.transfer.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;

/** A service that comes and goes: once {@link #leave} has returned, nobody is inside a call of it. Asked with no lock held. */
final class Guest<T> {
    /** What is asked of the service. */
    interface Question<T, R> {
        R of(T service) throws IOException;
    }

    private final IdentityHashMap<T, Integer> asked = new IdentityHashMap<>();
    private T current;

    synchronized void use(T arriving) {
        current = arriving;
    }

    synchronized boolean isThere() {
        return current != null;
    }

    /** Waits for the calls under way, but no longer than that. One that was replaced already stays replaced. */
    synchronized void leave(T leaving, Duration grace) throws InterruptedException {
        if (current == leaving) {
            current = null;
        }
        long end = System.nanoTime() + grace.toNanos();
        for (long left = grace.toNanos(); left > 0 && asked.containsKey(leaving); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Asks the service of the moment; gives the other answer if there is none. */
    <R> R ask(Question<T, R> question, R otherwise) throws IOException {
        T service = enter();
        if (service == null) {
            return otherwise;
        }
        try {
            return question.of(service);
        } finally {
            exit(service);
        }
    }

    private synchronized T enter() {
        if (current != null) {
            asked.merge(current, 1, Integer::sum);
        }
        return current;
    }

    private synchronized void exit(T service) {
        asked.computeIfPresent(service, (each, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }
}
