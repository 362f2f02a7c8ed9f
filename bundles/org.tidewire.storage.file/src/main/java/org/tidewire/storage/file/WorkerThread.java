package org.tidewire.storage.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread, which does not keep Java alive, and is there only while there is something to do. */
final class WorkerThread implements Worker {
    private static final long IDLE_SECONDS = 10;

    private final String name;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * Makes one.
     *
     * @param name of the thread
     * @param patience how long its end may be waited for
     */
    WorkerThread(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
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
    public void stop() throws IOException {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " are not over within " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while " + name + " ended").initCause(e);
        }
    }
}
