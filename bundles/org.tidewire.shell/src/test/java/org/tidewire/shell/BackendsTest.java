package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferState;

/** What is told of backends, and the choice among them. */
class BackendsTest {
    private final Backends backends = new Backends();
    private final Map<FilePath, String> used = new HashMap<>();
    private final StorageTree tree = new OneTree(used);
    private final FakeConfiguration engine = new FakeConfiguration();
    private final FakeTransfers transfers = new FakeTransfers(running(1, "files"), running(2, "files"), running(3, ""));
    private final GogoShell shell = new GogoShell();

    @BeforeEach
    void open() {
        shell.add("storage", new StorageCommands(new Shelf(), backends), "backends");
        shell.add("storage", new PreferCommands(backends, new Preference(engine.admin())), "prefer");
        backends.bindTransfers(transfers);
        backends.bindTree(tree);
        add(Map.of(Storage.NAME, "files", "service.ranking", 10));
        used.put(FilePath.ROOT, "files");
        add(Map.of(Storage.NAME, "memory", Storage.MOUNT, ""));
        add(Map.of(Storage.NAME, "old", Storage.MOUNT, "archive/", "service.ranking", 7));
        used.put(FilePath.of("/archive"), "old");
        add(Map.of(Storage.NAME, "lost", Storage.MOUNT, "/..", "service.ranking", 5));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void tellsWhereEachBackendIsInUseAndByHowManyTransfers() throws Exception {
        assertEquals("""
                Name    Ranking  Mount     Bundle       State               Transfers
                files        10  /         org.example  in use as root              2
                old           7  /archive  org.example  in use at /archive          0
                lost          5  /..       org.example  standby                     0
                memory        0  /         org.example  standby                     0""", shell.show("storage:backends"));
    }

    @Test
    void withoutAnEngineNothingIsInUse() throws Exception {
        backends.unbindTree(tree);
        backends.unbindTransfers(transfers);
        assertEquals(
                List.of("standby"),
                backends.all().stream().map(Backend::state).distinct().toList());
        assertEquals(0, backends.all().get(0).transfers());
    }

    @Test
    void prefersABackendAndSaysWhatBecomesOfTransfers() throws Exception {
        engine.set("total.downloads", "3");
        assertEquals(
                "the root is memory; what runs in files (2) goes on if exactly its bytes are there, else it is"
                        + " interrupted and they stay in files",
                shell.run("storage:prefer memory"));
        assertEquals(Map.of("total.downloads", "3", "storage.root", "memory"), engine.values());
        assertEquals("the root is files", shell.run("storage:prefer files"));
        assertEquals("the root is the backend of the highest ranking: files", shell.run("storage:prefer"));
        assertEquals(Map.of("total.downloads", "3"), engine.values());
    }

    @Test
    void refusesWhatCannotBeTheRootAndChangesNothing() {
        assertFails("no backend is called nobody; the root may be files, memory", "storage:prefer nobody");
        assertFails("old is mounted at /archive; the root may be files, memory", "storage:prefer old");
        assertEquals(Map.of(), engine.values());
    }

    @Test
    void namesTheFileThatCountsAfterARestart() throws Exception {
        engine.set("felix.fileinstall.filename", "file:/srv/etc/org.tidewire.transfer.cfg");
        assertEquals(
                "the root is files; to keep it so after a restart, write storage.root = files into"
                        + " /srv/etc/org.tidewire.transfer.cfg",
                shell.run("storage:prefer files"));
        assertEquals(
                "the root is the backend of the highest ranking: files; to keep it so after a restart, take storage.root"
                        + " out of /srv/etc/org.tidewire.transfer.cfg",
                shell.run("storage:prefer"));
    }

    @Test
    void aConfigurationThatCanOnlyBeReadIsNotChanged() {
        engine.set("felix.fileinstall.filename", "file:/srv/etc/org.tidewire.transfer.cfg");
        engine.readOnly = true;
        assertFails(
                "the configuration org.tidewire.transfer can only be read here: write storage.root = files into"
                        + " /srv/etc/org.tidewire.transfer.cfg",
                "storage:prefer files");
    }

    private void add(Map<String, Object> properties) {
        backends.bindStorage(new Reference<>(properties), new FakeStorage());
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }

    private static FakeTransfer running(long number, String storage) {
        FakeTransfer transfer = new FakeTransfer(Infos.of(number, Direction.OUTGOING, TransferState.RUNNING, 0));
        transfer.storage = storage;
        return transfer;
    }

    private record OneTree(Map<FilePath, String> used) implements StorageTree {
        @Override
        public Place at(FilePath path) throws IOException {
            String name = used.get(path);
            if (name == null) {
                throw new IOException("no storage is there at the moment");
            }
            return new Place(new FakeStorage(), name, FilePath.ROOT);
        }
    }
}
