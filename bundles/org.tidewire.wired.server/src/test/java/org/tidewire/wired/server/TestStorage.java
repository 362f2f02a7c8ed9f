package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A tree on the heap whose disk may be full. */
final class TestStorage implements Storage {
    static final Instant TIME = Instant.parse("2026-11-20T20:11:16.123Z");

    final Map<FilePath, Blob> files = new ConcurrentHashMap<>();
    final Map<FilePath, FileType> folders = new ConcurrentHashMap<>(Map.of(FilePath.ROOT, FileType.DIRECTORY));
    final AtomicLong room = new AtomicLong(1_000_000_000L);

    void put(String path, byte[] bytes) {
        Blob blob = new Blob("");
        synchronized (blob) {
            blob.bytes = bytes;
            blob.length = bytes.length;
        }
        files.put(FilePath.of(path), blob);
    }

    byte[] get(String path) {
        Blob blob = files.get(FilePath.of(path));
        return blob == null ? null : blob.copy();
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        FileType type = folders.get(path);
        long size = type == null ? blob(path).length() : children(path).count();
        return new FileEntry(path, type == null ? FileType.FILE : type, size, TIME, TIME, path.isPartial());
    }

    @Override
    public List<FileEntry> list(FilePath folder) throws IOException {
        if (!folders.containsKey(folder)) {
            blob(folder);
            throw new NotDirectoryException(folder.toString());
        }
        List<FileEntry> entries = new ArrayList<>();
        for (FilePath child : children(folder)
                .sorted(Comparator.comparing(path -> path.name().toLowerCase(Locale.ROOT)))
                .toList()) {
            entries.add(stat(child));
        }
        return entries;
    }

    @Override
    public Content open(FilePath path) throws IOException {
        return new Held(path, blob(path));
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        if (!folders.containsKey(path.parent())) {
            throw new NoSuchFileException(path.parent().toString());
        }
        if (files.containsKey(path) || folders.containsKey(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Blob blob = new Blob(origin);
        if (files.putIfAbsent(path.partial(), blob) != null) {
            throw new FileAlreadyExistsException(path.partial().toString());
        }
        return new Held(path.partial(), blob);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) {
        Blob blob = files.get(path.partial());
        return blob == null ? Optional.empty() : Optional.of(new Held(path.partial(), blob));
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        if (!folders.containsKey(path.parent())) {
            throw new NoSuchFileException(path.parent().toString());
        }
        if (files.containsKey(path) || folders.putIfAbsent(path, type) != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public long free() {
        return room.get();
    }

    private Stream<FilePath> children(FilePath folder) {
        return Stream.concat(files.keySet().stream(), folders.keySet().stream())
                .filter(path -> !path.isRoot() && path.parent().equals(folder));
    }

    private Blob blob(FilePath path) throws NoSuchFileException {
        Blob blob = files.get(path);
        if (blob == null) {
            throw new NoSuchFileException(path.toString());
        }
        return blob;
    }

    /** Bytes that grow. */
    static final class Blob {
        private final String origin;
        private byte[] bytes = new byte[0];
        private int length;

        Blob(String origin) {
            this.origin = origin;
        }

        synchronized int length() {
            return length;
        }

        synchronized byte[] copy() {
            return Arrays.copyOf(bytes, length);
        }
    }

    private final class Held implements PartialFile {
        private final FilePath path;
        private final Blob blob;

        Held(FilePath path, Blob blob) {
            this.path = path;
            this.blob = blob;
        }

        @Override
        public long size() {
            return blob.length();
        }

        @Override
        public int read(ByteBuffer target, long position) {
            synchronized (blob) {
                if (position >= blob.length) {
                    return -1;
                }
                int count = (int) Math.min(target.remaining(), blob.length - position);
                target.put(blob.bytes, (int) position, count);
                return count;
            }
        }

        @Override
        public String origin() {
            return blob.origin;
        }

        @Override
        public void append(ByteBuffer source) throws IOException {
            synchronized (blob) {
                grow(source);
            }
            if (source.hasRemaining()) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        }

        private void grow(ByteBuffer source) {
            int count = (int) Math.min(source.remaining(), room.get());
            if (blob.length + count > blob.bytes.length) {
                blob.bytes = Arrays.copyOf(blob.bytes, Math.max(blob.length + count, 2 * blob.length));
            }
            source.get(blob.bytes, blob.length, count);
            blob.length += count;
            room.addAndGet(-count);
        }

        @Override
        public void truncate(long size) {
            synchronized (blob) {
                blob.length = (int) size;
            }
        }

        @Override
        public void commit() throws IOException {
            String name = path.name();
            String target = name.substring(0, name.length() - FilePath.PARTIAL_SUFFIX.length());
            if (files.putIfAbsent(path.parent().child(target), blob) != null) {
                throw new FileAlreadyExistsException(path.toString());
            }
            files.remove(path);
        }

        @Override
        public void discard() {
            files.remove(path);
        }

        @Override
        public void close() {}
    }
}
