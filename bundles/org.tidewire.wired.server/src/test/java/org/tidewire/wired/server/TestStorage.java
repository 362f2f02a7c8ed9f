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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** A tree on the heap whose disk may be full. */
final class TestStorage implements EditableStorage {
    static final Instant TIME = Instant.parse("2026-11-20T20:11:16.123Z");

    final Map<FilePath, Blob> files = new ConcurrentHashMap<>();
    final Map<FilePath, FileType> folders = new ConcurrentHashMap<>(Map.of(FilePath.ROOT, FileType.DIRECTORY));
    final Map<FilePath, String> comments = new ConcurrentHashMap<>();
    /** Folders that list something else than what is in them. */
    final Map<FilePath, Supplier<Stream<FileEntry>>> listings = new ConcurrentHashMap<>();

    /** How many files were stored whole. */
    final AtomicInteger whole = new AtomicInteger();

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
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        if (!folders.containsKey(folder)) {
            blob(folder);
            throw new NotDirectoryException(folder.toString());
        }
        if (listings.containsKey(folder)) {
            return listings.get(folder).get();
        }
        List<FileEntry> entries = new ArrayList<>();
        for (FilePath child : children(folder)
                .sorted(Comparator.comparing(path -> path.name().toLowerCase(Locale.ROOT)))
                .toList()) {
            entries.add(stat(child));
        }
        return entries.stream();
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
    public void store(FilePath path, String origin, ByteBuffer content) throws IOException {
        EditableStorage.super.store(path, origin, content);
        whole.incrementAndGet();
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
    public void delete(FilePath path) throws IOException {
        require(path);
        for (Map<FilePath, ?> each : List.of(files, folders, comments)) {
            each.keySet().removeIf(other -> other.startsWith(path));
        }
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        require(from);
        if (!folders.containsKey(to.parent())) {
            throw new NoSuchFileException(to.parent().toString());
        }
        if (!from.equals(to) && (files.containsKey(to) || folders.containsKey(to))) {
            throw new FileAlreadyExistsException(to.toString());
        }
        if (!from.equals(to) && to.startsWith(from)) {
            throw new FileSystemException(from.toString(), to.toString(), "would lie in itself");
        }
        rename(files, from, to);
        rename(folders, from, to);
        rename(comments, from, to);
    }

    @Override
    public void changeType(FilePath folder, FileType type) throws IOException {
        if (files.containsKey(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (folders.replace(folder, type) == null) {
            throw new NoSuchFileException(folder.toString());
        }
    }

    @Override
    public String comment(FilePath path) throws IOException {
        stat(path);
        return comments.getOrDefault(path, "");
    }

    @Override
    public void comment(FilePath path, String text) throws IOException {
        require(path);
        comments.put(path, text);
    }

    private void require(FilePath path) throws IOException {
        if (path.isRoot()) {
            throw new NoSuchFileException("/");
        }
        stat(path);
    }

    private static <T> void rename(Map<FilePath, T> map, FilePath from, FilePath to) {
        for (FilePath old : List.copyOf(map.keySet())) {
            if (old.startsWith(from)) {
                List<String> names = new ArrayList<>(to.names());
                names.addAll(
                        old.names().subList(from.names().size(), old.names().size()));
                map.put(new FilePath(names), map.remove(old));
            }
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
            if (files.putIfAbsent(path.target().orElseThrow(), blob) != null) {
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
