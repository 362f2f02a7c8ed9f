package org.tidewire.shell;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/** A client whose server is a map: paths to sizes of files, or to -1 for folders. Password {@code secret} is wrong. */
final class FakeClient implements WiredClient {
    final List<WiredUrl> connects = new ArrayList<>();
    final List<Connection> connections = new ArrayList<>();
    final Map<FilePath, Long> files = new ConcurrentSkipListMap<>();
    final List<String> told = new ArrayList<>();
    final List<String> limits = new ArrayList<>();
    final CountDownLatch moving = new CountDownLatch(1);
    boolean stalls;

    FakeClient() {
        files.put(FilePath.of("/Uploads"), -1L);
        files.put(FilePath.of("/Docs"), -1L);
        files.put(FilePath.of("/Drop Box"), -1L);
        files.put(FilePath.of("/Docs/readme.txt"), 1234L);
        files.put(FilePath.of("/big.bin"), 3_000_000L);
    }

    @Override
    public WiredConnection connect(WiredUrl url) throws IOException {
        if (url.password().equals("secret")) {
            throw new WiredException(ErrorReply.LOGIN_FAILED, "the server refuses the login " + url.login());
        }
        connects.add(url);
        Connection connection = new Connection(url);
        connections.add(connection);
        return connection;
    }

    final class Connection implements WiredConnection {
        private final WiredUrl url;
        private final CountDownLatch closed = new CountDownLatch(1);

        Connection(WiredUrl url) {
            this.url = url;
        }

        @Override
        public WiredUrl url() {
            return url;
        }

        @Override
        public String serverName() {
            return "Fake \u001b[2J server";
        }

        @Override
        public boolean isOpen() {
            return closed.getCount() > 0;
        }

        @Override
        public List<FileEntry> list(FilePath folder) throws IOException {
            require(folder);
            return files.keySet().stream()
                    .filter(path -> !path.isRoot() && path.parent().equals(folder))
                    .map(this::entry)
                    .toList();
        }

        @Override
        public RemoteFile stat(FilePath path) throws IOException {
            require(path);
            return new RemoteFile(entry(path), files.get(path) < 0 ? "" : "0".repeat(40), "");
        }

        @Override
        public void createFolder(FilePath path) {
            files.put(path, -1L);
        }

        @Override
        public void delete(FilePath path) throws IOException {
            require(path);
            files.remove(path);
        }

        @Override
        public void move(FilePath from, FilePath to) throws IOException {
            require(from);
            files.put(to, files.remove(from));
        }

        @Override
        public void changeType(FilePath folder, FileType type) {
            told.add(folder + " " + type);
        }

        @Override
        public void comment(FilePath path, String comment) {
            told.add(path + " " + comment);
        }

        @Override
        public List<FileEntry> search(String part) {
            return files.keySet().stream()
                    .filter(path -> path.name().contains(part))
                    .map(this::entry)
                    .toList();
        }

        @Override
        public void get(FilePath remote, Path local, Progress progress) throws IOException {
            require(remote);
            long size = Math.max(0, files.get(remote));
            progress.queued(remote, 2);
            progress.begun(remote, 1000, size, () -> size / 2);
            if (stalls) {
                stall();
            }
            Files.write(local, new byte[(int) size]);
            progress.done(remote, size - 1000, size);
        }

        @Override
        public void put(Path local, FilePath remote, Progress progress) throws IOException {
            if (Files.isDirectory(local)) {
                createFolder(remote);
                return;
            }
            long size = Files.size(local);
            if (Long.valueOf(size).equals(files.get(remote))) {
                progress.done(remote, 0, size);
                return;
            }
            progress.begun(remote, 0, size, () -> size);
            if (remote.parent().name().equals("Drop Box")) {
                progress.reconnecting(1, Duration.ofSeconds(3), "connection reset");
                progress.unverified(remote);
            } else {
                files.put(remote, size);
            }
            progress.done(remote, size, size);
        }

        @Override
        public void limit(long downloadSpeed, long uploadSpeed) {
            limits.add(downloadSpeed + " " + uploadSpeed);
        }

        @Override
        public void close() {
            closed.countDown();
        }

        /** As a socket does: waits until it is closed, whatever interrupts. */
        private void stall() throws IOException {
            moving.countDown();
            boolean interrupted = true;
            while (interrupted) {
                try {
                    closed.await();
                    interrupted = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            throw new EOFException("the connection is closed");
        }

        private void require(FilePath path) throws WiredException {
            if (!path.isRoot() && !files.containsKey(path)) {
                throw new WiredException(
                        ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND, "File or Directory Not Found: " + path);
            }
        }

        private FileEntry entry(FilePath path) {
            long size = files.get(path);
            return size < 0
                    ? new FileEntry(path, FileType.DIRECTORY, 1, Instant.EPOCH, Instant.EPOCH, false)
                    : new FileEntry(path, FileType.FILE, size, Instant.EPOCH, Instant.EPOCH, path.isPartial());
        }
    }
}
