package org.tidewire.events.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.osgi.service.log.Logger;

/**
 * Finds out what became of files that were arriving when an engine ended. On a thread of its own, as storages may hang, and again
 * as long as they are not there, or nobody would hear of it.
 */
final class Unheard implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread fresh = new Thread(task, "tidewire-events-unheard");
        fresh.setDaemon(true);
        return fresh;
    });
    private final Arrivals arrivals;
    private final Poster poster;
    private final BooleanSupplier audience;
    private final Logger log;

    /**
     * Looks for nothing yet.
     *
     * @param arrivals knows what became of a file
     * @param poster tells of it
     * @param audience tells whether there is a handler to be told; at a start they may come later than we
     * @param log is told of what cannot be found out
     */
    Unheard(Arrivals arrivals, Poster poster, BooleanSupplier audience, Logger log) {
        this.audience = audience;
        this.arrivals = arrivals;
        this.poster = poster;
        this.log = log;
    }

    /** Looks soon, and from time to time until it is known of each. */
    void find(List<Note> notes) {
        if (!notes.isEmpty()) {
            try {
                thread.schedule(() -> find(look(notes)), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                log.debug("Nobody looks any more for what has arrived", e); // the next one does
            }
        }
    }

    /** Looks once; gives those of which nothing is known yet. */
    List<Note> look(List<Note> notes) {
        return notes.stream().filter(note -> !isKnown(note)).toList();
    }

    private boolean isKnown(Note note) {
        if (!arrivals.isOpen(note)) {
            return true;
        }
        try {
            if (!audience.getAsBoolean()) {
                return false;
            }
            Arrivals.Fate fate = arrivals.fate(note);
            switch (fate) {
                case ARRIVED -> poster.arrived(note);
                case GONE -> arrivals.told(note); // there is nothing to tell
                case UNFINISHED, UNKNOWN -> log.debug("{} has not arrived: {}", note.path(), fate);
            }
            return fate != Arrivals.Fate.UNKNOWN;
        } catch (IOException | RuntimeException e) {
            log.debug("Nobody can tell whether {} has arrived", note.path(), e);
            return false;
        }
    }

    /** Looks no more; what is not known yet is looked for by the next one. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
