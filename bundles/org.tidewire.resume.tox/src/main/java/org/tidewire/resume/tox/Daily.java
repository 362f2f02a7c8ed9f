package org.tidewire.resume.tox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;

/** Does something once a day, on a thread of its own. */
final class Daily implements AutoCloseable {
    private static final long GRACE_SECONDS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread fresh = new Thread(task, "tidewire-resume-expiry");
        fresh.setDaemon(true);
        return fresh;
    });
    private final Logger log;

    /**
     * Starts; the first time is a day from now.
     *
     * @param task what to do; if it fails the log says so, and it is done again the next day
     */
    Daily(Runnable task, Logger log) {
        this.log = log;
        thread.scheduleWithFixedDelay(() -> run(task), 1, 1, TimeUnit.DAYS);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("old records could not be looked for", e);
        }
    }

    /** Ends it; waits for what is being done, so that the next one begins with a quiet disk. Not by interrupt: that would close files. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("old records are still being deleted after {} s", GRACE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
