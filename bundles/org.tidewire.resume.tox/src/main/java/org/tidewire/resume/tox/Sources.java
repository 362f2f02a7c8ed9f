package org.tidewire.resume.tox;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.StorageTree;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileOffer;

/** Looks at the sources of sends, where they are in the tree of the moment. */
final class Sources implements Stamps {
    private final Logger log;
    private StorageTree tree; // null as long as there is none

    Sources(Logger log) {
        this.log = log;
    }

    /** Looks here from now on. */
    synchronized void use(StorageTree arriving) {
        tree = arriving;
        notifyAll();
    }

    /** Lets go of a tree, unless another one has taken its place: that comes before the old one leaves. */
    synchronized void leave(StorageTree leaving) {
        if (leaving.equals(tree)) {
            tree = null;
        }
    }

    /** Waits for a tree, at most that many milliseconds. */
    synchronized void await(long most) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
        try {
            for (long left = most; tree == null && left > 0; left = millis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private synchronized StorageTree now() {
        return tree;
    }

    private Place place(FilePath path) throws IOException {
        StorageTree now = now();
        if (now == null) {
            throw new IOException("no storage is there in which " + path + " can be looked at");
        }
        return now.at(path);
    }

    @Override
    public SourceStamp stamp(RecordKey key, StoredFile file) throws IOException {
        if (key.direction() == Direction.INCOMING) {
            return SourceStamp.NONE;
        }
        Place place = place(file.path());
        FileEntry entry = place.storage().stat(place.path());
        if (!hasSize(entry, file)) {
            throw new IOException(
                    file.path() + " has " + entry.size() + " bytes now, not the " + file.size() + " that are offered");
        }
        return new SourceStamp(place.name(), entry.modified(), sum(place));
    }

    /**
     * Compares a source with its stamp. Reads at most the first megabyte.
     *
     * <p>In another storage than the one it was offered from, a source that differs is merely unseen: its own may return.
     */
    SourceState compare(ResumeRecord record) {
        try {
            Place place = place(record.file().path());
            SourceState state = compare(place, record);
            boolean isHome = place.name().equals(record.source().storage());
            return isHome || state == SourceState.SAME ? state : SourceState.UNSEEN;
        } catch (IOException e) {
            log.debug("{} cannot be looked at", record.file().path(), e);
            return SourceState.UNSEEN;
        }
    }

    private static SourceState compare(Place place, ResumeRecord record) throws IOException {
        try {
            FileEntry entry = place.storage().stat(place.path());
            boolean same = hasSize(entry, record.file())
                    && entry.modified().equals(record.source().modified())
                    && sum(place).equals(record.source().sum());
            return same ? SourceState.SAME : SourceState.CHANGED;
        } catch (NoSuchFileException e) {
            return SourceState.GONE;
        }
    }

    private static boolean hasSize(FileEntry entry, StoredFile file) {
        return entry.type() == FileType.FILE && (file.size() == FileOffer.STREAMING || file.size() == entry.size());
    }

    private static Checksum sum(Place place) throws IOException {
        try (Content content = place.storage().open(place.path())) {
            return Checksum.of(content);
        }
    }
}
