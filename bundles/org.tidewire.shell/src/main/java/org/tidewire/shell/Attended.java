package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/**
 * A get or put that somebody watches: it runs on a thread of its own, while the command's thread draws, and can be
 * interrupted (Ctrl-C). So drawing never holds up the bytes, and a socket that waits never holds up Ctrl-C.
 */
final class Attended {
    /** What is watched. */
    interface Move {
        /**
         * Moves files.
         *
         * @param progress hears how it goes
         * @throws IOException if that fails
         */
        void run(Progress progress) throws IOException;
    }

    private static final long PAUSE_MILLIS = 200;
    private static final String GO_ON = "; what arrived is kept, the same command goes on from there";

    private final Remote remote;
    private final Screen screen;
    private final Manner manner;

    /**
     * Makes one.
     *
     * @param remote whose connection it uses
     * @param screen where to draw
     * @param manner how much
     */
    Attended(Remote remote, Screen screen, Manner manner) {
        this.remote = remote;
        this.screen = screen;
        this.manner = manner;
    }

    /**
     * Moves files and draws, no faster than the manner says.
     *
     * @param source what is moved
     * @param target what it becomes, also for the result
     * @param move does it
     * @param limit sets the connection's speed, also to what is configured. Several commands of a session share the connection, so a
     *     command that wants no limit does not touch that of another
     * @return what was done; null if nothing is to be shown
     * @throws CommandException if it failed or was interrupted; what arrived is kept
     */
    Moved run(Object source, Object target, Move move, LongConsumer limit) throws CommandException {
        remote.begin(source, target);
        Moved moved;
        if (manner.speed() == 0) {
            moved = watched(target, move);
        } else {
            limit.accept(manner.speed());
            try {
                moved = watched(target, move);
            } finally {
                limit.accept(WiredConnection.AS_CONFIGURED);
            }
        }
        remote.finish(source, target);
        return manner.quiet() ? null : moved;
    }

    private Moved watched(Object target, Move move) throws CommandException {
        Tally tally = new Tally();
        FutureTask<Void> task = new FutureTask<>(() -> {
            move.run(tally);
            return null;
        });
        Thread worker = new Thread(task, "tidewire-move");
        worker.setDaemon(true);
        long start = System.nanoTime();
        worker.start();
        try {
            watch(task, screen.painter(tally, manner, start));
        } catch (InterruptedException e) {
            throw interrupted(worker, e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
        Tally.Now end = tally.now();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Moved(target.toString(), end.files(), end.skipped(), end.bytes(), time, tally.unverified());
    }

    private static void watch(FutureTask<Void> task, Painter painter) throws InterruptedException, ExecutionException {
        try {
            while (true) {
                try {
                    task.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    painter.paint(System.nanoTime());
                }
            }
        } finally {
            painter.finish();
        }
    }

    /** Gogo drops what an interrupted command returns or throws, so this says it on the console as well. */
    private CommandException interrupted(Thread worker, InterruptedException cause) {
        CommandException told = new CommandException("interrupted" + GO_ON, cause);
        screen.out().println();
        screen.out().println(told.getMessage());
        screen.out().flush();
        try {
            remote.abort(worker);
        } catch (IOException e) {
            told.addSuppressed(e);
        } catch (InterruptedException e) {
            told.addSuppressed(e);
            Thread.currentThread().interrupt();
        }
        return told;
    }

    private static CommandException failed(Throwable cause) {
        if (cause instanceof RuntimeException fault && !(cause instanceof IllegalArgumentException)) {
            throw fault;
        }
        if (cause instanceof Exception fault) {
            boolean isFinal = fault instanceof WiredException
                    || fault instanceof FileSystemException
                    || fault instanceof IllegalArgumentException;
            return new CommandException(Attempt.sentence(fault) + (isFinal ? "" : GO_ON), fault);
        }
        throw (Error) cause;
    }
}
