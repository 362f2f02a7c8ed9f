package org.tidewire.storage.file;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Works when it is told to, on the thread that tells. */
final class StepWorker implements Worker {
    private final LinkedBlockingQueue<Runnable> due = new LinkedBlockingQueue<>();

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
        for (Runnable work = due.poll(); work != null; work = due.poll()) {
            work.run();
        }
    }

    /** Waits until somebody wants something done. */
    Runnable await() throws InterruptedException {
        return due.poll(30, TimeUnit.SECONDS);
    }
}
