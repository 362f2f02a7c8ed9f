package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;

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
        if (there.isEmpty() && position > 0) {
            throw new NoSuchFileException(path.partial().toString());
        }
        if (there.isPresent() && position > 0 && there.get().origin().equals(origin)) {
            partial = there.get();
        } else {
            begin(storage, there, position);
        }
        if (partial.size() != position) {
            long size = partial.size();
            partial.close();
            partial = null;
            throw new IOException(path.partial() + " has " + size + " bytes, no longer " + position);
        }
        holds = position > 0;
    }

    /** Begins again, with those bytes of what is held that are proven: what it was a part of is not known, or over. */
    private void begin(Storage storage, Optional<PartialFile> there, long proven) throws IOException {
        ByteBuffer kept = ByteBuffer.allocate((int) Math.min(proven, Checksum.COVERED));
        if (there.isPresent()) {
            read(there.get(), kept);
            there.get().discard();
        }
        partial = storage.create(path, origin);
        partial.append(kept.flip());
    }

    private static void read(PartialFile held, ByteBuffer kept) throws IOException {
        try {
            int length = 0;
            while (kept.hasRemaining() && length >= 0) {
                length = held.read(kept, kept.position());
            }
        } catch (IOException e) {
            held.close();
            throw e;
        }
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
