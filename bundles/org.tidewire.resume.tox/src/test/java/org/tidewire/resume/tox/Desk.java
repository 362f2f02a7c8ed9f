package org.tidewire.resume.tox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A directory of records, the policies that were opened on it one after the other, and what they logged. */
final class Desk implements AutoCloseable {
    static final String ANNA = "A".repeat(64);
    static final String BERT = "B".repeat(64);
    static final Instant TODAY = Instant.parse("2026-11-21T10:00:00Z");

    final Path directory;
    final List<String> log = new CopyOnWriteArrayList<>();
    final FakeStorage storage = new FakeStorage();

    private Instant now = TODAY;
    private ToxResumePolicy open;

    /** The storage called "files", as the root. */
    final StorageTree tree = tree(storage, "files");

    /** A tree of one storage. */
    static StorageTree tree(Storage storage, String name) {
        return path -> new StorageTree.Place(storage, name, path);
    }

    Desk(Path directory) {
        this.directory = directory;
    }

    /** Ends the policy that is open, and starts another, as a restart does; with the storage called "files". */
    ToxResumePolicy restart() throws IOException {
        return restart(30, 1000, 0);
    }

    ToxResumePolicy restart(int days, int records, long bytes) throws IOException {
        ToxResumePolicy policy = restartWithoutStorage(days, records, bytes);
        policy.addTree(tree);
        return policy;
    }

    ToxResumePolicy restartWithoutStorage(int days, int records, long bytes) throws IOException {
        close();
        Settings settings = new Settings(directory, new Expiry(days), new Limits(records, bytes));
        open = new ToxResumePolicy(settings, clock(), logger());
        return open;
    }

    /** Some days later. */
    void wait(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    @Override
    public void close() {
        if (open != null) {
            open.stop();
            open = null;
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("withZone");
            }
        };
    }

    /** Keeps every line with its values. */
    Logger logger() {
        Class<?>[] types = {Logger.class};
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), types, (self, method, values) -> {
            log.add(method.getName() + ": " + Arrays.deepToString(values));
            return null;
        });
    }

    long logged(String part) {
        return log.stream().filter(line -> line.contains(part)).count();
    }

    /** The names of the records on the disk. */
    List<String> files() {
        return names(directory);
    }

    /** The names of what was set aside. */
    List<String> aside() {
        return names(directory.resolve(Aside.NAME));
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(Aside.NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file of the size into storage, and gives a send of it. */
    TransferInfo send(String friend, String path, int size) {
        storage.put(path, new byte[size], FakeStorage.NOON);
        return transfer(friend, Direction.OUTGOING, FileId.random(), path, size);
    }

    static TransferInfo receive(String friend, String path, long size) {
        return transfer(friend, Direction.INCOMING, FileId.random(), path, size);
    }

    static TransferInfo transfer(String friend, Direction direction, FileId id, String path, long size) {
        FilePath where = FilePath.of(path);
        return new TransferInfo(
                7,
                id,
                direction,
                new Peer(friend, ""),
                FileKind.DATA,
                where.name(),
                where,
                size,
                5,
                TransferState.RUNNING,
                0,
                "");
    }

    /** What a policy gives for a transfer that it remembered. */
    static TransferInfo saved(TransferInfo transfer) {
        return new TransferInfo(
                0,
                transfer.id(),
                transfer.direction(),
                transfer.peer(),
                transfer.kind(),
                transfer.name(),
                transfer.path(),
                transfer.size(),
                0,
                TransferState.INTERRUPTED,
                0,
                "");
    }
}
