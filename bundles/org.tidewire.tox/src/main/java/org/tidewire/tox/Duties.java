package org.tidewire.tox;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;

/**
 * A thread for what may take a while: looking hosts up, writing files, calling services of others. Does one thing after the
 * other; what fails is logged. May be used from any thread.
 */
final class Duties implements AutoCloseable {
    /** Milliseconds that the end may be waited for. */
    static final long PATIENCE = 10_000;

    /** A duty. */
    interface Duty {
        void run() throws IOException;
    }

    private final String name;
    private final int limit;
    private final long patience;
    private final Logger log;
    private final ScheduledThreadPoolExecutor executor;
    private boolean full;
    private volatile boolean ending;

    /**
     * A thread that waits.
     *
     * @param name the thread's
     * @param limit how many duties may wait; further ones are dropped, which is logged once until there is room
     * @param patience milliseconds for which {@link #close} waits at most
     * @param log is told what failed
     */
    Duties(String name, int limit, long patience, Logger log) {
        this.name = name;
        this.limit = limit;
        this.patience = patience;
        this.log = log;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does something soon; false if it is dropped. */
    boolean run(Duty duty) {
        return later(0, duty);
    }

    /** Does something after some milliseconds, unless it is closed before; false if it is dropped. */
    synchronized boolean later(long delay, Duty duty) {
        boolean room = executor.getQueue().size() < limit;
        if (!room && !full) {
            log.error("{} is held up; {} events wait, and more are dropped", name, limit);
        }
        full = !room;
        return room && schedule(delay, duty);
    }

    private boolean schedule(long delay, Duty duty) {
        try {
            executor.schedule(() -> attempt(duty), delay, TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("{} is closed", name, e);
            return false;
        }
    }

    /** What duties work with is about to be closed; from now on it is no error that they cannot. */
    void ending() {
        ending = true;
    }

    private void attempt(Duty duty) {
        try {
            duty.run();
        } catch (IOException e) {
            if (ending) {
                log.debug("{}: {}", name, e.getMessage(), e);
            } else {
                log.error("{}: {}", name, e.getMessage(), e);
            }
        } catch (RuntimeException | LinkageError e) {
            log.error("{}: {}", name, e.getMessage(), e);
        }
    }

    /** Waits, as long as it has patience, until what is to be done at once is done, and does nothing more. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(patience, TimeUnit.MILLISECONDS)) {
                log.warn("{} does not end; something it called hangs", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
