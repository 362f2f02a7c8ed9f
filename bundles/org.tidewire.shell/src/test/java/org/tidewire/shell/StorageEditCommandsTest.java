package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

class StorageEditCommandsTest {
    private final FakeEditableStorage files = new FakeEditableStorage();
    private final Shelf shelf = new Shelf();
    private final GogoShell shell = new GogoShell();

    @BeforeEach
    void open() {
        shell.add("storage", new StorageEditCommands(shelf), "mkdir", "rm", "mv", "type", "comment");
        shelf.bindStorage(files);
        files.folders.put(FilePath.of("/Uploads"), FileType.UPLOADS);
        files.files.put(FilePath.of("/hello.txt"), "hello".getBytes(UTF_8));
        files.files.put(FilePath.of("/Uploads/film.mov.WiredTransfer"), new byte[2048]);
    }

    @AfterEach
    void close() {
        shell.close();
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
    void aStorageThatCannotBeEditedSaysSo() {
        shelf.bindStorage(new FakeStorage());
        for (String line : new String[] {"rm /a", "mv /a /b", "type /a plain", "comment /a", "comment /a words"}) {
            assertFails("this storage cannot be edited", "storage:" + line);
        }
    }

    @Test
    void aPartOfTheTreeThatCannotBeEditedSaysWhich() {
        files.refusal = new UnsupportedOperationException("the storage archive cannot be edited");
        for (String line : new String[] {"rm /a", "mv /hello.txt /b", "type /a plain", "comment /a words"}) {
            assertFails("the storage archive cannot be edited", "storage:" + line);
        }
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }
}
