package org.tidewire.events.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;

/**
 * Finds out what became of files that were arriving when an engine ended. On a thread of its own, as storages may hang, and again
 * as long as they are not there.
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
    private final Logger log;

    Unheard(Arrivals arrivals, Poster poster, Logger log) {
        this.arrivals = arrivals;
        this.poster = poster;
        this.log = log;
    }

    /** Looks soon, and from time to time until it is known of each. */
    void find(List<Note> notes) {
        if (!notes.isEmpty()) {
            thread.schedule(() -> find(look(notes)), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
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
