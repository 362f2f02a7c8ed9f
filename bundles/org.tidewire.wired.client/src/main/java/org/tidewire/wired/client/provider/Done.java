package org.tidewire.wired.client.provider;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;

/**
 * Passes on what a get or put tells, and remembers what outlives a lost link: which files are done, or sent and not yet
 * confirmed, so that none is moved again, and whether anything was gained since the last try to connect again.
 */
final class Done implements Progress {
    private final Progress listener;
    private final Set<FilePath> files = ConcurrentHashMap.newKeySet();
    private final Map<FilePath, Boolean> sent = new ConcurrentHashMap<>();
    private final Map<FilePath, Long> marks = new ConcurrentHashMap<>();
    private final AtomicBoolean gained = new AtomicBoolean();
    private int tries;

    Done(Progress listener) {
        this.listener = listener;
    }

    boolean has(FilePath file) {
        return files.contains(file);
    }

    /**
     * Notes that every byte of a file was sent.
     *
     * @param proper whether the server ended the connection properly
     */
    void sent(FilePath file, boolean proper) {
        sent.put(file, proper);
    }

    /** Tells how the connection ended by which a file was sent; empty if it was not. */
    Optional<Boolean> end(FilePath file) {
        return Optional.ofNullable(sent.get(file));
    }

    /** Notes how far a file has come. Only what was never reached before is a gain, or small files would begin for ever. */
    void reached(FilePath file, long position) {
        marks.compute(file, (path, before) -> {
            if (before != null && position > before) {
                gained.set(true);
            }
            return before == null ? position : Math.max(before, position);
        });
    }

    /** Counts a try to connect again; anew if bytes were gained since the last. Called by one thread. */
    int nextTry() {
        tries = gained.getAndSet(false) ? 1 : tries + 1;
        return tries;
    }

    @Override
    public void queued(FilePath file, int place) {
        listener.queued(file, place);
    }

    @Override
    public void begun(FilePath file, long offset, long size, LongSupplier position) {
        listener.begun(file, offset, size, position);
    }

    @Override
    public void done(FilePath file, long moved, long size) {
        files.add(file);
        sent.remove(file);
        marks.remove(file);
        if (moved > 0) {
            gained.set(true);
        }
        listener.done(file, moved, size);
    }

    @Override
    public void unverified(FilePath file) {
        listener.unverified(file);
    }

    @Override
    public void reconnecting(int attempt, Duration pause, String why) {
        listener.reconnecting(attempt, pause, why);
    }
}
