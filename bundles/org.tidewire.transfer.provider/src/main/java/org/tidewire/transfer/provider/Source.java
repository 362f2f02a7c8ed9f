package org.tidewire.transfer.provider;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.FileOffer;

/** Bytes to send: of a stored file, or such as a host supplies. */
final class Source implements Bytes {
    private final FilePath path;
    private final long size;
    private final boolean stored;
    private volatile Content content;

    /** A stored file, whose size counts as it was when it was asked for. */
    Source(FilePath path, long size) {
        this.path = path;
        this.size = size;
        stored = true;
    }

    /** Bytes that are at hand, of a known size or {@link FileOffer#STREAMING}. */
    Source(FilePath path, long size, Content supplied) {
        this.path = path;
        this.size = size;
        stored = false;
        content = supplied;
    }

    @Override
    public boolean isStored() {
        return stored;
    }

    @Override
    public void open(Place place, long position) throws IOException {
        if (stored) {
            content = place.storage().open(place.path());
        }
    }

    @Override
    public Held suspend() throws IOException {
        try (Content leaving = content) {
            content = null; // closed once, for that may take its time
            return Held.of(leaving);
        }
    }

    @Override
    public void resume(Place place, Held held) throws IOException {
        Content found = place.storage().open(place.path());
        try {
            held.require(found, path);
            content = found;
        } catch (IOException e) {
            found.close();
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer chunk, long position) throws IOException {
        if (size == FileOffer.STREAMING) {
            return content.read(chunk, position);
        }
        if (position == size) {
            return -1;
        }
        int limit = chunk.limit();
        chunk.limit((int) Math.min(limit, chunk.position() + (size - position)));
        try {
            int length = content.read(chunk, position);
            if (length < 0) {
                throw new EOFException(path + " became shorter than the " + size + " bytes it had");
            }
            return length;
        } finally {
            chunk.limit(limit);
        }
    }

    @Override
    public void write(ByteBuffer chunk) {
        throw new IllegalStateException("this transfer sends");
    }

    @Override
    public void commit() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        Content open = content;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void discard(Storage storage) throws IOException {
        close();
    }
}
