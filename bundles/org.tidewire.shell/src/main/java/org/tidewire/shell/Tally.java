package org.tidewire.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;

/**
 * Counts what a get or put announces. Several threads move files and are never held up; another asks {@link #now}. All state
 * is guarded by this object's lock.
 */
final class Tally implements Progress {
    /** What a person may want to read. */
    sealed interface News {}

    /**
     * A file that is complete.
     *
     * @param file the file on the server
     * @param moved bytes that were moved for it
     * @param size its bytes
     * @param skipped whether an equal file was there already
     * @param verified whether somebody knows that all of it is there
     */
    record Done(FilePath file, long moved, long size, boolean skipped, boolean verified) implements News {}

    /**
     * A connection that was lost and will be made again.
     *
     * @param attempt which try it will be, from 1
     * @param pause how long we wait before it
     * @param why what happened
     */
    record Lost(int attempt, Duration pause, String why) implements News {}

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

    /** A file on its way. */
    private record Moving(boolean begun, int place, long offset, long size, LongSupplier position) {
        long moved() {
            return begun ? Math.max(0, position.getAsLong() - offset) : 0;
        }
    }

    private final List<News> news = new ArrayList<>();
    private final Map<FilePath, Moving> moving = new LinkedHashMap<>();
    private final Set<FilePath> unverified = new LinkedHashSet<>();
    private int files;
    private int skipped;
    private long bytes;

    @Override
    public synchronized void queued(FilePath queued, int at) {
        note(queued, new Moving(false, at, 0, 0, () -> 0));
    }

    @Override
    public synchronized void begun(FilePath started, long from, long whole, LongSupplier held) {
        note(started, new Moving(true, 0, from, whole, held));
    }

    @Override
    public synchronized void done(FilePath finished, long moved, long whole) {
        Moving was = moving.remove(finished);
        boolean equal = (was == null || !was.begun()) && moved == 0;
        news.add(new Done(finished, moved, whole, equal, !unverified.contains(finished)));
        files += equal ? 0 : 1;
        skipped += equal ? 1 : 0;
        bytes += moved;
    }

    @Override
    public synchronized void unverified(FilePath sent) {
        unverified.add(sent);
    }

    @Override
    public synchronized void reconnecting(int attempt, Duration pause, String why) {
        news.add(new Lost(attempt, pause, why));
    }

    /**
     * Tells how it goes; of several files under way, of the one that began last, or waits if all do.
     *
     * @return a snapshot
     */
    synchronized Now now() {
        FilePath file = null;
        Moving shown = new Moving(false, 0, 0, 0, () -> 0);
        long under = 0;
        for (Map.Entry<FilePath, Moving> each : moving.entrySet()) {
            under += each.getValue().moved();
            if (each.getValue().begun() || !shown.begun()) {
                file = each.getKey();
                shown = each.getValue();
            }
        }
        long at = shown.position().getAsLong();
        return new Now(file, shown.place(), at, shown.size(), files, skipped, bytes + under);
    }

    private void note(FilePath file, Moving how) {
        moving.remove(file); // so that it becomes the last
        moving.put(file, how);
    }

    /**
     * Takes what happened since this was last asked; somebody must, or it piles up.
     *
     * @return files and lost connections, in order
     */
    synchronized List<News> news() {
        List<News> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    /**
     * Tells of which files nobody knows whether the server has them.
     *
     * @return their paths there, in the order in which they were sent
     */
    synchronized List<String> unverified() {
        return unverified.stream().map(FilePath::toString).toList();
    }
}
