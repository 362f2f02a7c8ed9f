package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** A storage whose disk can be full, whose force can fail and whose append can hang. */
final class HeapStorage implements Storage {
    private static final Instant NEW = Instant.parse("2100-01-01T00:00:00Z");

    final Map<FilePath, byte[]> files = new ConcurrentHashMap<>();
    final Map<FilePath, String> origins = new ConcurrentHashMap<>();
    final Map<FilePath, FileType> folders = new ConcurrentHashMap<>(Map.of(FilePath.ROOT, FileType.DIRECTORY));
    final Map<FilePath, Instant> modified = new ConcurrentHashMap<>();
    final Set<FilePath> undying = ConcurrentHashMap.newKeySet();
    final AtomicInteger listed = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    volatile CountDownLatch mayDiscard = new CountDownLatch(0);
    volatile boolean discards;
    volatile boolean forceFails;
    volatile CountDownLatch hang = new CountDownLatch(0);
    volatile int open;

    /** Another backend with the same bytes. */
    HeapStorage copy() {
        HeapStorage copy = new HeapStorage();
        copy.files.putAll(files); // an append makes new bytes, so that these may be shared
        copy.origins.putAll(origins);
        copy.folders.putAll(folders);
        return copy;
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        if (folders.containsKey(path)) {
            return new FileEntry(path, folders.get(path), 0, Instant.EPOCH, Instant.EPOCH, false);
        }
        Instant changed = modified.getOrDefault(path, NEW);
        return new FileEntry(path, FileType.FILE, bytes(path).length, changed, changed, path.isPartial());
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        listed.incrementAndGet();
        List<FileEntry> entries = new ArrayList<>();
        for (FilePath path : Stream.concat(folders.keySet().stream(), files.keySet().stream())
                .filter(path -> !path.isRoot() && path.parent().equals(folder))
                .toList()) {
            entries.add(stat(path));
        }
        lists.incrementAndGet();
        return entries.stream().onClose(lists::decrementAndGet);
    }

    @Override
    public Content open(FilePath path) throws IOException {
        bytes(path);
        return new Held(path);
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        if (files.containsKey(path) || files.containsKey(path.partial())) {
            throw new FileAlreadyExistsException(path.toString());
        }
        files.put(path.partial(), new byte[0]);
        origins.put(path, origin);
        return new Held(path.partial());
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) {
        return files.containsKey(path.partial()) ? Optional.of(new Held(path.partial())) : Optional.empty();
    }

    @Override
    public void createFolder(FilePath path, FileType type) {
        folders.put(path, type);
    }

    @Override
    public long free() {
        return room.get();
    }

    private byte[] bytes(FilePath path) throws NoSuchFileException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path.toString());
        }
        return bytes;
    }

    private final class Held implements PartialFile {
        private final FilePath path;
        private final FilePath target;
        private volatile boolean closed;

        Held(FilePath path) {
            this.path = path;
            this.target = path.target().orElse(path);
            synchronized (HeapStorage.this) {
                open++;
            }
        }

        @Override
        public long size() throws IOException {
            check();
            return bytes(path).length;
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            check();
            byte[] all = bytes(path);
            if (position >= all.length) {
                return -1;
            }
            int length = (int) Math.min(to.remaining(), all.length - position);
            to.put(all, (int) position, length);
            return length;
        }

        @Override
        public String origin() {
            return origins.getOrDefault(target, "");
        }

        @Override
        public void append(ByteBuffer source) throws IOException {
            await();
            byte[] old = bytes(path);
            int length = (int) Math.min(source.remaining(), room.get());
            byte[] longer = Arrays.copyOf(old, old.length + length);
            source.get(longer, old.length, length);
            files.put(path, longer);
            room.addAndGet(-length);
            if (source.hasRemaining()) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            files.put(path, Arrays.copyOf(bytes(path), (int) size));
        }

        @Override
        public void commit() throws IOException {
            if (forceFails) {
                throw new FileSystemException(path.toString(), null, "Input/output error");
            }
            files.put(target, files.remove(path));
            origins.remove(target);
            close();
        }

        @Override
        public void discard() throws IOException {
            discards = true;
            awaitDiscard();
            if (undying.contains(path)) {
                close();
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
            }
            files.remove(path);
            origins.remove(target);
            close();
        }

        @Override
        public void close() {
            synchronized (HeapStorage.this) {
                open -= closed ? 0 : 1;
                closed = true;
                HeapStorage.this.notifyAll();
            }
        }

        private void awaitDiscard() throws IOException {
            try {
                mayDiscard.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        /** Hangs as long as told to, or until somebody closes. */
        private void await() throws IOException {
            try {
                synchronized (HeapStorage.this) {
                    while (hang.getCount() > 0 && !closed) {
                        HeapStorage.this.wait(10);
                    }
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            check();
        }

        private void check() throws ClosedChannelException {
            if (closed) {
                throw new ClosedChannelException();
            }
        }
    }
}
