package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

/**
 * Counts the files now and then, for 200, on a thread that steps back behind every other. Leaves out what lies in drop
 * boxes, which is nobody's business, and partials, which are no files yet.
 */
final class Census implements Closeable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /**
     * What there is.
     *
     * @param files how many
     * @param bytes how large they are together
     */
    record Count(long files, long bytes) {
        static final Count NONE = new Count(0, 0);

        Count plus(FileEntry entry) {
            boolean counts = entry.type() == FileType.FILE && !entry.partial();
            return counts ? new Count(files + 1, bytes + entry.size()) : this;
        }
    }

    private final CurrentStorage storage;
    private final Logger log;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Census::thread);
    private Duration interval = Duration.ZERO;
    private ScheduledFuture<?> next;
    private volatile boolean started;
    private volatile boolean counts;
    private volatile Count count = Count.NONE;

    /** Counts once it is started, and told how often. */
    Census(CurrentStorage storage, Logger log) {
        this.storage = storage;
        this.log = log;
    }

    /** Tells the last count; none before the first. */
    Count count() {
        return count;
    }

    synchronized void start() {
        started = true;
        schedule();
    }

    /** Counts every so often from now on, at once for the first time; zero: never, and the last count is forgotten. */
    synchronized void every(Duration now) {
        if (!now.equals(interval)) {
            interval = now;
            schedule();
        }
    }

    private void schedule() {
        if (next != null) {
            next.cancel(false);
        }
        counts = started && !interval.isZero();
        if (counts) {
            next = clock.scheduleWithFixedDelay(this::take, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            count = Count.NONE;
        }
    }

    /** Counts once more between times, since there is another storage. */
    void again() {
        if (counts) {
            clock.execute(this::take);
        }
    }

    private void take() {
        try {
            Count counted = counted(storage.get());
            count = counts ? counted : Count.NONE; // nobody may want it any more
        } catch (TransferException e) {
            log.debug("No files are counted: {}", e.getMessage());
        } catch (IOException e) {
            log.info("The files could not be counted: {}", e.getMessage(), e);
        } catch (UncheckedIOException e) {
            log.info("The files could not be counted: {}", e.getMessage(), e.getCause());
        } catch (RuntimeException e) {
            log.warn("The files could not be counted: {}", e.toString(), e);
        }
    }

    private Count counted(Storage counted) throws IOException {
        TreeView view = new TreeView(counted, Set.of(), FilePath.ROOT);
        try (Stream<FileEntry> all = TreeWalk.below(FilePath.ROOT, view.type(FilePath.ROOT), view)) {
            Count sum = Count.NONE;
            for (Iterator<FileEntry> each = all.iterator(); each.hasNext(); ) {
                if (clock.isShutdown() || !storage.is(counted)) {
                    return count; // what was begun is of no use any more
                }
                sum = sum.plus(each.next());
            }
            return sum;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a wish: nothing relies on it
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tidewire-wired-census");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** Ends counting, and waits until nothing is open. */
    @Override
    public void close() {
        counts = false;
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The count of the files did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
