package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Moves several files at once, one thread and one buffer each. As many more wait, so that no thread has to. The first fault that
 * concerns all ends the giving; what is under way then is let go on. Given tasks by one thread.
 */
final class Crew implements Closeable {
    /** Moves one file. */
    @FunctionalInterface
    interface Task {
        void run(Wire wire) throws IOException;
    }

    private final Queue<Wire> free = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final ExecutorService threads;
    private final ControlConnection control;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    /**
     * Makes one.
     *
     * @param wires makes what a thread works with
     * @param size how many files at once
     * @param control is closed if the one who gives is interrupted, since nothing else ends a wait in the server's queue
     */
    Crew(Supplier<Wire> wires, int size, ControlConnection control) {
        this.control = control;
        room = new Semaphore(2 * size);
        for (int i = 0; i < size; i++) {
            free.add(wires.get());
        }
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "wired-client-move");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has a file moved, as soon as few enough wait for that; fails if one before has. */
    void give(Task task) throws IOException {
        try {
            room.acquire();
            check();
            threads.execute(() -> run(task));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until all is done; fails if one has. */
    void finish() throws IOException {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                check();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        check();
    }

    /** Waits until nothing moves any more. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        free.forEach(Crew::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Wire wire) {
        try {
            wire.lane().close();
        } catch (IOException e) {
            wire.log().debug("a transfer connection ended untidily: {}", e.toString());
        }
    }

    private void run(Task task) {
        Wire wire = free.remove(); // there is one for each thread
        try {
            if (fault.get() == null) {
                task.run(wire);
            }
        } catch (IOException | RuntimeException | Error e) {
            fault.compareAndSet(null, e);
        } finally {
            free.add(wire);
            room.release();
        }
    }

    private void check() throws IOException {
        Throwable found = fault.get();
        if (found instanceof IOException failed) {
            // Of two connections that broke together the transfer's may have been noticed first.
            throw control.explained(failed);
        } else if (found instanceof RuntimeException failed) {
            throw failed;
        } else if (found instanceof Error failed) {
            throw failed;
        }
    }

    private IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException why = new InterruptedIOException("interrupted while files were moved");
        why.initCause(cause);
        try {
            control.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }
}
