package org.tidewire.resume.tox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** Storage that can only be looked at. */
final class FakeStorage implements Storage {
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456789Z");

    private record Stored(ByteBuffer bytes, Instant modified) {}

    private final Map<FilePath, Stored> files = new ConcurrentHashMap<>();
    private volatile boolean broken;

    FakeStorage put(String path, byte[] bytes, Instant modified) {
        files.put(FilePath.of(path), new Stored(ByteBuffer.wrap(bytes.clone()), modified));
        return this;
    }

    void delete(String path) {
        files.remove(FilePath.of(path));
    }

    /** From now on nothing can be read. */
    void fail() {
        broken = true;
    }

    private Stored stored(FilePath path) throws IOException {
        if (broken) {
            throw new IOException("the disk hums and does not answer");
        }
        Stored stored = files.get(path);
        if (stored == null) {
            throw new NoSuchFileException(path.toString());
        }
        return stored;
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        Stored stored = stored(path);
        return new FileEntry(path, FileType.FILE, stored.bytes().limit(), stored.modified(), stored.modified(), false);
    }

    @Override
    public Content open(FilePath path) throws IOException {
        return new Bytes(stored(path).bytes());
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) {
        throw new UnsupportedOperationException("list");
    }

    @Override
    public PartialFile create(FilePath path, String origin) {
        throw new UnsupportedOperationException("create");
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) {
        throw new UnsupportedOperationException("reopen");
    }

    @Override
    public void createFolder(FilePath path, FileType type) {
        throw new UnsupportedOperationException("createFolder");
    }

    @Override
    public long free() {
        throw new UnsupportedOperationException("free");
    }

    /** Bytes in memory. */
    record Bytes(ByteBuffer bytes) implements Content {
        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public int read(ByteBuffer target, long position) {
            if (position >= bytes.limit()) {
                return -1;
            }
            int length = Math.min(target.remaining(), bytes.limit() - (int) position);
            target.put(bytes.slice((int) position, length));
            return length;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
