package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

class StorageCommandsTest {
    private final FakeEditableStorage files = new FakeEditableStorage();
    private final Reference<Storage> filesReference =
            new Reference<>(Map.of(Storage.NAME, "files", "service.ranking", 10));
    private final Reference<Storage> memoryReference = new Reference<>(Map.of(Storage.NAME, "memory"));
    private final StorageCommands commands = new StorageCommands();
    private GogoShell shell;

    @BeforeEach
    void open() {
        shell = new GogoShell();
        shell.add(
                "storage",
                commands,
                "backends",
                "list",
                "stat",
                "sum",
                "mkdir",
                "rm",
                "mv",
                "type",
                "comment",
                "discard");
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
        assertFails("a folder's type is plain, uploads or drop-box, not x", "storage:mkdir -t x /Y");
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
    void deletesFilesAndFolders() throws Exception {
        assertEquals("deleted /hello.txt", shell.run("storage:rm /hello.txt"));
        assertEquals("deleted /Uploads", shell.run("storage:rm Uploads"));
        assertTrue(files.folders.isEmpty());
        assertFails("no such file or folder: /hello.txt", "storage:rm /hello.txt");
    }

    @Test
    void movesToANewNameOrIntoAFolder() throws Exception {
        assertTrue(shell.show("storage:mv /hello.txt /bye.txt").contains("/bye.txt"));
        shell.run("storage:mv bye.txt Uploads");
        assertEquals(5, files.files.get(FilePath.of("/Uploads/bye.txt")).length);
        shell.run("storage:mv /Uploads/bye.txt /Uploads/BYE.TXT");
        assertTrue(files.files.containsKey(FilePath.of("/Uploads/BYE.TXT")), files.files.toString());
        assertFails("no such file or folder: /none", "storage:mv /none /other");
        assertFails("exists already: /Uploads/BYE.TXT", "storage:mv /Uploads/film.mov.WiredTransfer /Uploads/BYE.TXT");
    }

    @Test
    void changesTypes() throws Exception {
        assertTrue(shell.show("storage:type /Uploads drop-box").contains("drop-box"));
        assertEquals(FileType.DROP_BOX, files.folders.get(FilePath.of("/Uploads")));
        shell.run("storage:type /Uploads plain");
        assertEquals(FileType.DIRECTORY, files.folders.get(FilePath.of("/Uploads")));
        assertFails("a folder's type is plain, uploads or drop-box, not x", "storage:type /Uploads x");
    }

    @Test
    void tellsAndWritesComments() throws Exception {
        assertEquals("no comment", shell.run("storage:comment /hello.txt"));
        assertEquals("commented on /hello.txt", shell.run("storage:comment /hello.txt 'two words'"));
        assertEquals("two words", shell.run("storage:comment /hello.txt"));
        files.comments.put(FilePath.of("/hello.txt"), "\u001b[2Jgone");
        assertFalse(shell.run("storage:comment /hello.txt").toString().contains("\u001b"));
        assertEquals("no more comment on /hello.txt", shell.run("storage:comment /hello.txt ''"));
        assertEquals("no comment", shell.run("storage:comment /hello.txt"));
    }

    @Test
    void aStorageThatCannotBeEditedSaysSo() throws Exception {
        commands.unbindStorage(filesReference);
        for (String line : new String[] {"rm /a", "mv /a /b", "type /a plain", "comment /a", "comment /a words"}) {
            assertFails("this storage cannot be edited", "storage:" + line);
        }
    }

    @Test
    void listsAccountsTheHigherRankedOfTwo() throws Exception {
        AccountCommands accounts = new AccountCommands();
        shell.add("account", accounts, "list");
        assertEquals("no accounts", shell.show("account:list"));
        accounts.bindAccount(account("guest", 0), new Someone(Set.of(Privilege.DOWNLOAD)));
        accounts.bindAccount(account("guest", 5), new Someone(Set.of(Privilege.UPLOAD_ANYWHERE, Privilege.DOWNLOAD)));
        accounts.bindAccount(account("admin", 0), new Someone(Set.of()));
        accounts.bindAccount(
                new Reference<>(Map.of(Account.NAME, "staffer", Account.GROUP, "staff")),
                new Someone(EnumSet.allOf(Privilege.class), new AccountLimits(2048, 1024, 3, 0), "/Staff"));
        assertEquals("""
                Login    Group  Home    Limits                                     Privileges
                admin           /
                guest           /                                                  download, upload-anywhere
                staffer  staff  /Staff  down 2.0 KiB/s, up 1.0 KiB/s, downloads 3  all""", shell.show("account:list"));
        accounts.unbindAccount(account("guest", 5));
        assertTrue(shell.show("account:list").matches("(?s).*\\nguest +/ +download\\n.*"));
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }

    private static Reference<Account> account(String name, int ranking) {
        return new Reference<>(Map.of(Account.NAME, name, "service.ranking", ranking));
    }

    private record Someone(Set<Privilege> privileges, AccountLimits limits, String root) implements Account {
        Someone(Set<Privilege> privileges) {
            this(privileges, AccountLimits.NONE, "/");
        }

        @Override
        public boolean authenticate(String password) {
            return false;
        }

        @Override
        public FilePath home() {
            return FilePath.of(root);
        }
    }
}
