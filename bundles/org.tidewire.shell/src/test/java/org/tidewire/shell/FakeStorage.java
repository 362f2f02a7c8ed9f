package org.tidewire.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A small tree in memory: enough for commands. */
class FakeStorage implements Storage {
    final Map<FilePath, byte[]> files = new TreeMap<>();
    final Map<FilePath, FileType> folders = new TreeMap<>();

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        if (folders.containsKey(path) || path.isRoot()) {
            FileType type = folders.getOrDefault(path, FileType.DIRECTORY);
            return new FileEntry(path, type, list(path).count(), Instant.EPOCH, Instant.EPOCH, false);
        }
        if (!files.containsKey(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new FileEntry(
                path, FileType.FILE, files.get(path).length, Instant.EPOCH, Instant.EPOCH, path.isPartial());
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        List<FilePath> children = new ArrayList<>(folders.keySet());
        children.addAll(files.keySet());
        children.removeIf(path -> !path.parent().equals(folder));
        List<FileEntry> entries = new ArrayList<>();
        for (FilePath child : children) {
            entries.add(stat(child));
        }
        return entries.stream();
    }

    @Override
    public Content open(FilePath path) throws IOException {
        stat(path);
        return new Held(path);
    }

    @Override
    public PartialFile create(FilePath path, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) {
        return files.containsKey(path.partial()) ? Optional.of(new Held(path.partial())) : Optional.empty();
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        if (folders.putIfAbsent(path, type) != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public long free() {
        return 0;
    }

    private final class Held implements PartialFile {
        private final FilePath path;

        Held(FilePath path) {
            this.path = path;
        }

        @Override
        public long size() {
            return files.get(path).length;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            int count = (int) Math.min(target.remaining(), size() - position);
            target.put(files.get(path), (int) position, count);
            return count;
        }

        @Override
        public void close() {}

        @Override
        public String origin() {
            return "";
        }

        @Override
        public void append(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void commit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            files.remove(path);
        }
    }
}
