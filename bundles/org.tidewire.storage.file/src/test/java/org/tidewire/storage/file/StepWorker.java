package org.tidewire.storage.file;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Works when it is told to, on the thread that tells. */
final class StepWorker implements Worker {
    private final Deque<Runnable> due = new ArrayDeque<>();

    @Override
    public void soon(Runnable work) {
        due.add(work);
    }

    @Override
    public void later(Runnable work, Duration delay) {
        due.add(work);
    }

    @Override
    public void stop() {
        due.clear();
    }

    void work() {
        while (!due.isEmpty()) {
            due.remove().run();
        }
    }
}
