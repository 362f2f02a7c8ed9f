package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;

/**
 * Counts what a get or put announces. One thread moves files and is never held up; another asks {@link #now}. All state
 * is guarded by this object's lock.
 */
final class Tally implements Progress {
    /**
     * A file that is complete.
     *
     * @param file the file on the server
     * @param moved bytes that were moved for it
     * @param size its bytes
     * @param skipped whether an equal file was there already
     */
    record Done(FilePath file, long moved, long size, boolean skipped) {}

    /**
     * How it goes at one moment.
     *
     * @param file the file under way on the server; null between files
     * @param place our place in the server's queue, from 1; 0 if we do not wait
     * @param position bytes of the file that are there
     * @param size bytes of the whole file
     * @param files files moved so far
     * @param skipped files of which an equal one was there
     * @param bytes bytes moved so far, those of the file under way included
     */
    record Now(FilePath file, int place, long position, long size, int files, int skipped, long bytes) {}

    private final List<Done> news = new ArrayList<>();
    private FilePath file;
    private int place;
    private long offset;
    private long size;
    private LongSupplier position = () -> 0;
    private boolean begun;
    private int files;
    private int skipped;
    private long bytes;

    @Override
    public synchronized void queued(FilePath queued, int at) {
        file = queued;
        place = at;
    }

    @Override
    public synchronized void begun(FilePath started, long from, long whole, LongSupplier held) {
        file = started;
        place = 0;
        offset = from;
        size = whole;
        position = held;
        begun = true;
    }

    @Override
    public synchronized void done(FilePath finished, long moved, long whole) {
        boolean equal = !begun && moved == 0;
        news.add(new Done(finished, moved, whole, equal));
        files += equal ? 0 : 1;
        skipped += equal ? 1 : 0;
        bytes += moved;
        file = null;
        place = 0;
        begun = false;
    }

    /**
     * Tells how it goes.
     *
     * @return a snapshot
     */
    synchronized Now now() {
        long at = begun ? position.getAsLong() : 0;
        return new Now(
                file, place, at, begun ? size : 0, files, skipped, bytes + (begun ? Math.max(0, at - offset) : 0));
    }

    /**
     * Takes the files that became complete since this was last asked.
     *
     * @return them, in order
     */
    synchronized List<Done> news() {
        List<Done> taken = List.copyOf(news);
        news.clear();
        return taken;
    }
}
