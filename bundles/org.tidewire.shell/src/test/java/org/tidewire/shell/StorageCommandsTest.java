package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

class StorageCommandsTest {
    private final FakeStorage files = new FakeStorage();
    private final Reference<Storage> filesReference =
            new Reference<>(Map.of(Storage.NAME, "files", "service.ranking", 10));
    private final Reference<Storage> memoryReference = new Reference<>(Map.of(Storage.NAME, "memory"));
    private final StorageCommands commands = new StorageCommands();
    private GogoShell shell;

    @BeforeEach
    void open() {
        shell = new GogoShell();
        shell.add("storage", commands, "backends", "list", "stat", "sum", "mkdir", "discard");
        commands.bindStorage(memoryReference, new FakeStorage());
        commands.bindStorage(filesReference, files);
        files.folders.put(FilePath.of("/Uploads"), FileType.UPLOADS);
        files.files.put(FilePath.of("/hello.txt"), "hello".getBytes(UTF_8));
        files.files.put(FilePath.of("/Uploads/film.mov.WiredTransfer"), new byte[2048]);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void listsBackendsAndWhichIsInUse() throws Exception {
        assertEquals("""
                Name    Ranking  Bundle       In use
                files        10  org.example  yes
                memory        0  org.example  no""", shell.show("storage:backends"));
    }

    @Test
    void followsTheBackendThatIsInUse() throws Exception {
        commands.unbindStorage(filesReference);
        assertEquals("empty", shell.show("storage:list"));
        commands.unbindStorage(memoryReference);
        assertFails("there is no storage at the moment", "storage:list");
        assertEquals("no storage", shell.show("storage:backends"));
    }

    @Test
    void listsFoldersAndFlagsPartials() throws Exception {
        String root = shell.show("storage:list");
        assertTrue(root.contains("uploads  1 item"), root);
        assertTrue(root.contains("Uploads/"), root);
        String uploads = shell.show("storage:list /Uploads");
        assertTrue(uploads.contains("partial  2.0 KiB"), uploads);
    }

    @Test
    void tellsWhatLiesAtAPathOrThatNothingDoes() throws Exception {
        assertTrue(shell.show("storage:stat /hello.txt").contains("5 B"));
        assertFails("no such file or folder: /none", "storage:stat /none");
        assertFails("a file name may not be ..", "storage:stat /../etc");
    }

    @Test
    void sumsAFile() throws Exception {
        assertTrue(shell.show("storage:sum /hello.txt").contains("aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"));
    }

    @Test
    void makesFoldersOfEveryType() throws Exception {
        shell.run("storage:mkdir /Plain; storage:mkdir -t drop-box /Box; storage:mkdir --type uploads /Up");
        assertEquals(FileType.DIRECTORY, files.folders.get(FilePath.of("/Plain")));
        assertEquals(FileType.DROP_BOX, files.folders.get(FilePath.of("/Box")));
        assertEquals(FileType.UPLOADS, files.folders.get(FilePath.of("/Up")));
        assertFails("exists already: /Box", "storage:mkdir /Box");
        assertFails("a folder's type is folder, uploads or drop-box, not x", "storage:mkdir -t x /Y");
    }

    @Test
    void namesOfDigitsStayNames() throws Exception {
        shell.run("storage:mkdir 007; storage:mkdir -t uploads 1.50");
        assertTrue(files.folders.containsKey(FilePath.of("/007")), files.folders.toString());
        assertTrue(files.folders.containsKey(FilePath.of("/1.50")), files.folders.toString());
    }

    @Test
    void discardsThePartialOfATarget() throws Exception {
        assertEquals("discarded 2.0 KiB of /Uploads/film.mov", shell.run("storage:discard /Uploads/film.mov"));
        assertFalse(files.files.containsKey(FilePath.of("/Uploads/film.mov.WiredTransfer")));
        assertFails("there is no partial of /Uploads/film.mov", "storage:discard /Uploads/film.mov.WiredTransfer");
    }

    @Test
    void listsAccountsTheHigherRankedOfTwo() throws Exception {
        AccountCommands accounts = new AccountCommands();
        shell.add("account", accounts, "list");
        assertEquals("no accounts", shell.show("account:list"));
        accounts.bindAccount(account("guest", 0), new Someone(Set.of(Privilege.DOWNLOAD)));
        accounts.bindAccount(account("guest", 5), new Someone(Set.of(Privilege.UPLOAD_ANYWHERE, Privilege.DOWNLOAD)));
        accounts.bindAccount(account("admin", 0), new Someone(Set.of()));
        assertEquals("""
                Login  Privileges
                admin
                guest  download, upload-anywhere""", shell.show("account:list"));
        accounts.unbindAccount(account("guest", 5));
        assertTrue(shell.show("account:list").endsWith("guest  download"));
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }

    private static Reference<Account> account(String name, int ranking) {
        return new Reference<>(Map.of(Account.NAME, name, "service.ranking", ranking));
    }

    private record Someone(Set<Privilege> privileges) implements Account {
        @Override
        public boolean authenticate(String password) {
            return false;
        }
    }
}
