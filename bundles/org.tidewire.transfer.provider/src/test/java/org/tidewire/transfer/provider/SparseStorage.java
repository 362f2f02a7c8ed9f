package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;

/** One file of any size, or its partial, whose bytes follow from their positions and need no room. */
final class SparseStorage implements Storage {
    private final FilePath path;
    long size;
    volatile boolean whole;
    volatile String origin = "";

    SparseStorage(FilePath path) {
        this.path = path;
    }

    static byte at(long position) {
        return (byte) (position ^ (position >>> 32) * 31);
    }

    static ByteBuffer bytes(long position, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            bytes.put(i, at(position + i));
        }
        return bytes;
    }

    Checksum sum() {
        return Checksum.of(bytes(0, Checksum.COVERED).array());
    }

    @Override
    public FileEntry stat(FilePath asked) throws IOException {
        if (asked.isRoot()) {
            return new FileEntry(asked, FileType.DIRECTORY, 1, Instant.EPOCH, Instant.EPOCH, false);
        }
        if (!whole || !asked.equals(path)) {
            throw new NoSuchFileException(asked.toString());
        }
        return new FileEntry(asked, FileType.FILE, size, Instant.EPOCH, Instant.EPOCH, false);
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) {
        return Stream.empty();
    }

    @Override
    public Content open(FilePath asked) {
        return new Held();
    }

    @Override
    public PartialFile create(FilePath target, String begun) {
        throw new UnsupportedOperationException("there is a partial");
    }

    @Override
    public Optional<PartialFile> reopen(FilePath target) {
        return Optional.of(new Held());
    }

    @Override
    public void createFolder(FilePath folder, FileType type) {
        throw new UnsupportedOperationException("no folder is needed");
    }

    @Override
    public long free() {
        return Long.MAX_VALUE;
    }

    private final class Held implements PartialFile {
        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(ByteBuffer to, long position) {
            if (position >= size) {
                return -1;
            }
            ByteBuffer bytes = bytes(position, (int) Math.min(to.remaining(), size - position));
            to.put(bytes);
            return bytes.position();
        }

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public void append(ByteBuffer source) throws IOException {
            while (source.hasRemaining()) {
                if (source.get() != at(size)) {
                    throw new IOException("another byte belongs at " + size);
                }
                size++;
            }
        }

        @Override
        public void truncate(long kept) {
            size = kept;
        }

        @Override
        public void commit() {
            whole = true;
        }

        @Override
        public void discard() {
            size = 0;
        }

        @Override
        public void close() {}
    }
}
