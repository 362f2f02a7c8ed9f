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

class StorageCommandsTest {
    private final FakeEditableStorage files = new FakeEditableStorage();
    private final Shelf shelf = new Shelf();
    private final GogoShell shell = new GogoShell();

    @BeforeEach
    void open() {
        StorageCommands commands = new StorageCommands(shelf, new Backends());
        shell.add("storage", commands, "backends", "list", "stat", "sum", "discard");
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
    void discardsThePartialOfATarget() throws Exception {
        assertEquals("discarded 2.0 KiB of /Uploads/film.mov", shell.run("storage:discard /Uploads/film.mov"));
        assertFalse(files.files.containsKey(FilePath.of("/Uploads/film.mov.WiredTransfer")));
        assertFails("there is no partial of /Uploads/film.mov", "storage:discard /Uploads/film.mov.WiredTransfer");
    }

    @Test
    void followsTheStorageThatRanksHighest() throws Exception {
        shelf.bindStorage(new FakeStorage());
        shelf.unbindStorage(files);
        assertEquals("empty", shell.show("storage:list"));
    }

    @Test
    void saysThatThereIsNoStorage() throws Exception {
        shelf.unbindStorage(files);
        assertFails("there is no storage at the moment", "storage:list");
        assertEquals("no storage", shell.show("storage:backends"));
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }
}
