package org.tidewire.storage.file;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread, which does not keep Java alive, and is there only while there is something to do. */
final class WorkerThread implements Worker {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread;

    WorkerThread(String name) {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void soon(Runnable work) {
        thread.execute(work);
    }

    @Override
    public void later(Runnable work, Duration delay) {
        thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        thread.shutdown();
    }
}
