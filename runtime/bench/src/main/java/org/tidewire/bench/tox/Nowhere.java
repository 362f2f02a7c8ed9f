package org.tidewire.bench.tox;

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

/** A storage that takes everything in and keeps nothing: what is measured with it is all but the disk. */
final class Nowhere implements Storage {
    @Override
    public FileEntry stat(FilePath path) throws IOException {
        if (!path.isRoot()) {
            throw new NoSuchFileException(path.toString());
        }
        return new FileEntry(path, FileType.DIRECTORY, 0, Instant.EPOCH, Instant.EPOCH, false);
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) {
        return Stream.empty();
    }

    @Override
    public Content open(FilePath path) throws IOException {
        throw new NoSuchFileException(path.toString());
    }

    @Override
    public PartialFile create(FilePath path, String origin) {
        return new Gone(origin);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) {
        return Optional.empty();
    }

    @Override
    public void createFolder(FilePath path, FileType type) {
        // There is none, and none is missed.
    }

    @Override
    public long free() {
        return Long.MAX_VALUE;
    }

    private static final class Gone implements PartialFile {
        private final String origin;
        private long size;

        Gone(String origin) {
            this.origin = origin;
        }

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            return -1;
        }

        @Override
        public void append(ByteBuffer source) {
            size += source.remaining();
            source.position(source.limit());
        }

        @Override
        public void truncate(long kept) {
            size = kept;
        }

        @Override
        public void commit() {
            // Nothing to force.
        }

        @Override
        public void discard() {
            // Nothing to remove.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
