package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What deleting and moving do to the disk, and to links. */
class EditTest {
    @TempDir
    Path directory;

    private Path root;
    private Path outside;
    private final Storages made = new Storages();
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        outside = Files.createDirectories(directory.resolve("outside/deeper")).getParent();
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(outside.resolve("deeper/secret"), "secret");
        storage = made.on(root);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }

    @Test
    void deletingAFolderRemovesItsLinksAndNothingBehindThem() throws IOException {
        Path inner = Files.createDirectories(root.resolve("folder/inner"));
        Files.createSymbolicLink(root.resolve("folder/link"), outside);
        Files.createSymbolicLink(inner.resolve("link"), outside);
        Files.createSymbolicLink(inner.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(inner.resolve(".wired"), outside);
        Files.createLink(inner.resolve("hard"), outside.resolve("secret"));
        storage.delete(FilePath.of("/folder"));
        assertFalse(Files.exists(root.resolve("folder")));
        assertEquals(List.of(), staged());
        assertEquals("secret", Files.readString(outside.resolve("secret")));
        assertEquals("secret", Files.readString(outside.resolve("deeper/secret")));
    }

    @Test
    void aLinkIsNeitherDeletedNorMovedNorDescribed() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), outside);
        FilePath link = FilePath.of("/link");
        for (FilePath path : List.of(link, link.child("secret"))) {
            assertThrows(NoSuchFileException.class, () -> storage.delete(path));
            assertThrows(NoSuchFileException.class, () -> storage.move(path, FilePath.of("/moved")));
            assertThrows(NoSuchFileException.class, () -> storage.comment(path));
            assertThrows(NoSuchFileException.class, () -> storage.comment(path, "words"));
            assertThrows(NoSuchFileException.class, () -> storage.changeType(path, FileType.UPLOADS));
        }
        Files.writeString(root.resolve("file"), "abc");
        assertThrows(FileAlreadyExistsException.class, () -> storage.move(FilePath.of("/file"), link));
        assertThrows(NoSuchFileException.class, () -> storage.move(FilePath.of("/file"), link.child("file")));
        assertTrue(Files.isSymbolicLink(root.resolve("link")));
        assertFalse(Files.exists(outside.resolve(".wired")));
    }

    @Test
    void aFolderOfManyAndDeepFoldersIsDeleted() throws IOException {
        Path at = Files.createDirectory(root.resolve("folder"));
        for (int depth = 0; depth < 300; depth++) {
            Files.writeString(at.resolve("file"), "abc");
            at = Files.createDirectory(at.resolve("d"));
        }
        for (int number = 0; number < 2_500; number++) {
            Files.createDirectories(root.resolve("folder/f" + number + "/inner"));
        }
        storage.delete(FilePath.of("/folder"));
        assertEquals(0, storage.stat(FilePath.ROOT).size());
        assertEquals(List.of(), staged());
    }

    @Test
    @Timeout(60)
    void aNameThatCannotBeWrittenKeepsNobodyFromDeletingItsFolder() throws Exception {
        Path folder = Files.createDirectory(root.resolve("folder"));
        Files.writeString(folder.resolve("file"), "abc");
        Process touch =
                new ProcessBuilder("sh", "-c", "touch \"$1/$(printf 'a\\377')\"", "sh", folder.toString()).start();
        assumeTrue(touch.waitFor(30, TimeUnit.SECONDS) && touch.exitValue() == 0, "no such names here");
        storage.delete(FilePath.of("/folder"));
        assertEquals(0, storage.stat(FilePath.ROOT).size());
        assertEquals(1, staged().size(), "it lies in staging, out of the way");
        assertEquals(0, made.on(root).stat(FilePath.ROOT).size());
    }

    @Test
    void whatWasDeletedButNotRemovedIsRemovedAtTheNextStart() throws IOException {
        storage.createFolder(FilePath.of("/folder"), FileType.UPLOADS);
        Storages.put(storage, "/folder/file", new byte[3]);
        // A crash right after the one step of a delete.
        Files.move(root.resolve("folder"), root.resolve(".wired/staging/deleted"));
        FileStorage next = made.on(root);
        assertEquals(0, next.stat(FilePath.ROOT).size());
        assertEquals(List.of(), staged());
    }

    @Test
    void typesAreChangedOnTheDisk() throws IOException {
        Files.createDirectories(root.resolve("folder/.wired"));
        Files.writeString(root.resolve("folder/.wired/type"), "2\n");
        storage.changeType(FilePath.of("/folder"), FileType.DROP_BOX);
        assertEquals("3\n", Files.readString(root.resolve("folder/.wired/type")));
        storage.changeType(FilePath.of("/folder"), FileType.DIRECTORY);
        assertFalse(Files.exists(root.resolve("folder/.wired/type")));
    }

    @Test
    void aFileMayBeNamedAsWhatIsRemembered() throws IOException {
        storage.changeType(FilePath.ROOT, FileType.UPLOADS);
        for (String name : List.of("type", "comments", "staging")) {
            FilePath path = FilePath.ROOT.child(name);
            Storages.put(storage, path.toString(), new byte[3]);
            storage.comment(path, "words");
            storage.move(path, FilePath.of("/moved"));
            storage.delete(FilePath.of("/moved"));
        }
        assertEquals(FileType.UPLOADS, storage.stat(FilePath.ROOT).type());
        assertEquals(0, storage.stat(FilePath.ROOT).size());
    }

    @Test
    void aDeleteThatCannotBeMadeDurableIsTakenBack() throws IOException {
        Files.writeString(root.resolve("file"), "abc");
        try (Tree tree = new Tree(new PoorFolder(Tree.of(root).walk(FilePath.ROOT)))) {
            FileStorage poor = new FileStorage(tree, root, Storages.silence());
            assertThrows(IOException.class, () -> poor.delete(FilePath.of("/file")));
            assertThrows(IOException.class, () -> poor.move(FilePath.of("/file"), FilePath.of("/moved")));
        }
        assertEquals("abc", Files.readString(root.resolve("file")));
        assertFalse(Files.exists(root.resolve("moved")));
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".wired/staging"))) {
            return files.toList();
        }
    }
}
