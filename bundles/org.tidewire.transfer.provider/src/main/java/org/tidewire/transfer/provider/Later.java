package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;

/** The thread that may wait for a disk or a friend: what it is given is done in order. */
final class Later {
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.named("tidewire-transfer-resume"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final Logger log;

    Later(Logger log) {
        this.log = log;
    }

    /** Does something after all that was given before. */
    void run(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A transfer could not be remembered, forgotten or offered again.", e);
            }
        });
    }

    /** Finishes what there is, within the time. */
    void close(Duration grace) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                log.warn("The resume policy took longer than {}; it may not have forgotten all.", grace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
