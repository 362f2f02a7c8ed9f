package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** Where bytes that arrive go: the partial of a file to be, made only when the first byte may come. */
final class Target implements Bytes {
    private final FilePath path;
    private final String origin;
    private volatile PartialFile partial;
    private volatile boolean holds;

    Target(FilePath path, String origin) {
        this.path = path;
        this.origin = origin;
    }

    @Override
    public void open(Storage storage, long position) throws IOException {
        Optional<PartialFile> there = storage.reopen(path);
        if (there.isPresent() && position == 0) {
            there.get().discard(); // admitted to begin again: what it was a part of is not known, or over
            there = Optional.empty();
        }
        if (there.isEmpty() && position > 0) {
            throw new NoSuchFileException(path.partial().toString());
        }
        partial = there.isPresent() ? there.get() : storage.create(path, origin);
        if (partial.size() != position) {
            long size = partial.size();
            partial.close();
            partial = null;
            throw new IOException(path.partial() + " has " + size + " bytes, no longer " + position);
        }
        holds = position > 0;
    }

    @Override
    public int read(ByteBuffer chunk, long position) {
        throw new IllegalStateException("this transfer receives");
    }

    @Override
    public void write(ByteBuffer chunk) throws IOException {
        holds = true; // even if it fails, a part of the chunk may be held
        partial.append(chunk);
    }

    @Override
    public void commit() throws IOException {
        partial.commit();
    }

    /** Keeps what is held; but an empty partial would only stand in the way under a name nobody wants to see. */
    @Override
    public void close() throws IOException {
        PartialFile open = partial;
        if (open == null) {
            return;
        }
        if (holds) {
            open.close();
        } else {
            open.discard();
        }
    }

    @Override
    public void discard(Storage storage) throws IOException {
        PartialFile open = partial;
        if (open == null) {
            open = storage == null ? null : storage.reopen(path).orElse(null);
        }
        if (open != null) {
            open.discard();
        }
    }
}
