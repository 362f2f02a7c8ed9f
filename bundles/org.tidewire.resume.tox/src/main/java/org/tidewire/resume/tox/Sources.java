package org.tidewire.resume.tox;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.log.Logger;
import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileOffer;

/** Looks at the sources of sends, in the storage of the moment. */
final class Sources implements Stamps {
    private record Bound(Storage storage, String name) {}

    private final AtomicReference<Bound> bound = new AtomicReference<>();
    private final Logger log;

    Sources(Logger log) {
        this.log = log;
    }

    /** Looks here from now on. */
    void use(Storage storage, String name) {
        bound.set(new Bound(storage, name));
    }

    /** Lets go of a storage, unless another one has taken its place: that comes before the old one leaves. */
    void leave(Storage storage) {
        bound.updateAndGet(now -> now != null && now.storage() == storage ? null : now);
    }

    @Override
    public SourceStamp stamp(RecordKey key, StoredFile file) throws IOException {
        if (key.direction() == Direction.INCOMING) {
            return SourceStamp.NONE;
        }
        Bound now = bound.get();
        if (now == null) {
            throw new IOException("no storage is there in which " + file.path() + " can be looked at");
        }
        FileEntry entry = now.storage().stat(file.path());
        if (!hasSize(entry, file)) {
            throw new IOException(
                    file.path() + " has " + entry.size() + " bytes now, not the " + file.size() + " that are offered");
        }
        return new SourceStamp(now.name(), entry.modified(), sum(now.storage(), file.path()));
    }

    /**
     * Compares a source with its stamp. Reads at most the first megabyte.
     *
     * <p>In another storage than the one it was offered from, a source that differs is merely unseen: its own may return.
     */
    SourceState compare(ResumeRecord record) {
        Bound now = bound.get();
        if (now == null) {
            return SourceState.UNSEEN;
        }
        SourceState state = compare(now.storage(), record);
        boolean isHome = now.name().equals(record.source().storage());
        return isHome || state == SourceState.SAME ? state : SourceState.UNSEEN;
    }

    private SourceState compare(Storage storage, ResumeRecord record) {
        FilePath path = record.file().path();
        try {
            FileEntry entry = storage.stat(path);
            boolean same = hasSize(entry, record.file())
                    && entry.modified().equals(record.source().modified())
                    && sum(storage, path).equals(record.source().sum());
            return same ? SourceState.SAME : SourceState.CHANGED;
        } catch (NoSuchFileException e) {
            return SourceState.GONE;
        } catch (IOException e) {
            log.debug("{} cannot be looked at", path, e);
            return SourceState.UNSEEN;
        }
    }

    private static boolean hasSize(FileEntry entry, StoredFile file) {
        return entry.type() == FileType.FILE && (file.size() == FileOffer.STREAMING || file.size() == entry.size());
    }

    private static Checksum sum(Storage storage, FilePath path) throws IOException {
        try (Content content = storage.open(path)) {
            return Checksum.of(content);
        }
    }
}
