package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What is refused changes nothing, and what fails at a step is taken back. */
class RefusalTest {
    private static final FilePath FILE = FilePath.of("/file");

    @TempDir
    Path root;

    private final Storages made = new Storages();
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        storage = made.on(root);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\rlines", "long"})
    void anOriginThatCannotBeKeptMakesNoPartial(String text) throws IOException {
        String origin = text.equals("long") ? "x".repeat(1025) : text;
        assertThrows(IllegalArgumentException.class, () -> storage.create(FILE, origin));
        assertFalse(Files.exists(root.resolve("file.WiredTransfer")));
        storage.create(FILE, "x".repeat(1024)).close();
        assertEquals(1024, storage.reopen(FILE).orElseThrow().origin().length());
    }

    @Test
    void aFolderIsNotMovedIntoItselfNorAnythingOntoTheRoot() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage.createFolder(folder, FileType.DIRECTORY);
        assertThrows(FileSystemException.class, () -> storage.move(folder, folder.child("inner")));
        storage.move(folder, folder);
        storage.move(folder, FilePath.of("/folder 2"));
        assertThrows(FileAlreadyExistsException.class, () -> storage.move(FilePath.of("/folder 2"), FilePath.ROOT));
        assertThrows(NoSuchFileException.class, () -> storage.move(FilePath.ROOT, folder));
        assertThrows(NoSuchFileException.class, () -> storage.delete(FilePath.ROOT));
        assertThrows(FileAlreadyExistsException.class, () -> storage.createFolder(FilePath.ROOT, FileType.UPLOADS));
        assertEquals(1, storage.stat(FilePath.ROOT).size());
    }

    @Test
    void aNameInOtherLettersThatIsAnotherFileIsNotReplaced() throws IOException {
        Storages.put(storage, "/file", new byte[] {1});
        Storages.put(storage, "/other", new byte[] {2});
        storage.move(FILE, FilePath.of("/FILE"));
        assertThrows(FileAlreadyExistsException.class, () -> storage.move(FilePath.of("/FILE"), FilePath.of("/other")));
        Files.write(root.resolve("file"), new byte[] {3}); // the same file where a disk takes both for one name
        if (Files.isSameFile(root.resolve("file"), root.resolve("FILE"))) {
            return;
        }
        assertThrows(FileAlreadyExistsException.class, () -> storage.move(FilePath.of("/FILE"), FILE));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(root.resolve("FILE")));
        assertArrayEquals(new byte[] {3}, Files.readAllBytes(root.resolve("file")));
    }

    @Test
    void aPartialIsNotMovedOntoOneThatIsBeingWritten() throws IOException {
        storage.create(FILE, "").close();
        try (var open = storage.create(FilePath.of("/other"), "")) {
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> storage.move(FILE.partial(), FilePath.of("/other").partial()));
            assertEquals(0, open.size());
        }
        assertTrue(storage.reopen(FILE).isPresent());
    }

    @Test
    void commentsThatWouldBeTooLongTogetherAreRefused() throws IOException {
        Storages.put(storage, "/file", new byte[1]);
        Files.createDirectories(root.resolve(".wired"));
        String full = "x\u001c" + "y".repeat(Comments.LONGEST_FILE - 3) + "\u001d";
        Files.writeString(root.resolve(".wired/comments"), full);
        FileSystemException told = assertThrows(FileSystemException.class, () -> storage.comment(FILE, "words"));
        assertTrue(told.getMessage().contains("would be too long"), told.getMessage());
        assertEquals(full.length(), Files.size(root.resolve(".wired/comments")));
    }

    @Test
    void whatIsOpenIsClosedWhateverFails() throws IOException {
        OpenFiles open = new OpenFiles();
        AtomicInteger closed = new AtomicInteger();
        Closeable poor = () -> {
            closed.incrementAndGet();
            throw new IOException("the disk is poor");
        };
        List<Closeable> files = List.of(poor, closed::incrementAndGet, () -> poor.close());
        for (Closeable file : files) {
            open.add(file);
        }
        IOException told = assertThrows(IOException.class, open::close);
        assertEquals(3, closed.get());
        assertEquals(1, told.getSuppressed().length);
        assertThrows(IOException.class, () -> open.add(closed::incrementAndGet));
        assertEquals(4, closed.get(), "what is opened after the end is closed at once");
    }

    @Test
    void aSecondErrorDoesNotHideTheFirst() {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        OpenFiles.closeAfter(first, null, () -> {
            throw second;
        });
        assertEquals(List.of(second), List.of(first.getSuppressed()));
    }
}
