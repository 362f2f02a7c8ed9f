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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Links and special files, which are neither shown nor followed. */
class LinkTest {
    @TempDir
    Path directory;

    private Path root;
    private Path outside;
    private final Storages made = new Storages();
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        storage = made.on(root);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }

    @Test
    void linksAreNeitherShownNorFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("file.WiredTransfer"), outside.resolve("secret"));
        assertEquals(List.of(), storage.list(FilePath.ROOT).toList());
        assertEquals(0, storage.stat(FilePath.ROOT).size());
        for (String path : List.of("/folder", "/file", "/folder/secret", "/file.WiredTransfer")) {
            assertThrows(NoSuchFileException.class, () -> storage.stat(FilePath.of(path)), path);
            assertThrows(NoSuchFileException.class, () -> storage.open(FilePath.of(path)), path);
            assertThrows(
                    NoSuchFileException.class,
                    () -> storage.list(FilePath.of(path)).toList(),
                    path);
        }
        assertEquals(Optional.empty(), storage.reopen(FilePath.of("/file")));
        assertEquals(Optional.empty(), storage.reopen(FilePath.of("/folder/secret")));
    }

    @Test
    void nothingIsMadeThroughALinkOrInItsPlace() throws IOException {
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("none"));
        assertThrows(NoSuchFileException.class, () -> storage.create(FilePath.of("/folder/new"), ""));
        assertThrows(
                NoSuchFileException.class, () -> storage.createFolder(FilePath.of("/folder/new"), FileType.UPLOADS));
        for (String path : List.of("/folder", "/dangling")) {
            assertThrows(FileAlreadyExistsException.class, () -> storage.create(FilePath.of(path), ""), path);
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> storage.createFolder(FilePath.of(path), FileType.DIRECTORY),
                    path);
        }
        assertEquals(List.of(outside.resolve("secret")), outside());
    }

    @Test
    void aLinkInPlaceOfDotWiredIsNotFollowed() throws IOException {
        Files.writeString(outside.resolve("type"), "3\n");
        Files.writeString(outside.resolve("old.WiredTransfer"), "origin");
        Path folder = Files.createDirectory(root.resolve("folder"));
        Files.writeString(folder.resolve("old.WiredTransfer"), "abc");
        Files.createSymbolicLink(folder.resolve(".wired"), outside);
        assertEquals(FileType.DIRECTORY, storage.stat(FilePath.of("/folder")).type());
        try (var partial = storage.reopen(FilePath.of("/folder/old")).orElseThrow()) {
            assertEquals("", partial.origin());
        }
        assertThrows(IOException.class, () -> storage.create(FilePath.of("/folder/new"), "origin"));
        assertFalse(Files.exists(folder.resolve("new.WiredTransfer")));
        assertEquals(3, outside().size());
    }

    @Test
    void aLinkInPlaceOfATypeIsNotFollowed() throws IOException {
        Files.writeString(outside.resolve("type"), "3\n");
        Path wired = Files.createDirectories(root.resolve("folder/.wired"));
        Files.createSymbolicLink(wired.resolve("type"), outside.resolve("type"));
        assertTrue(storage.list(FilePath.ROOT).toList().size() == 1);
        assertEquals(FileType.DIRECTORY, storage.stat(FilePath.of("/folder")).type());
    }

    @Test
    @Timeout(60)
    void aPipeIsNeitherShownNorOpened() throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
        assumeTrue(mkfifo.waitFor(30, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "no pipes here");
        assertEquals(List.of(), storage.list(FilePath.ROOT).toList());
        assertThrows(NoSuchFileException.class, () -> storage.open(FilePath.of("/pipe")));
        assertThrows(NoSuchFileException.class, () -> storage.list(FilePath.of("/pipe"))
                .toList());
        assertThrows(FileAlreadyExistsException.class, () -> storage.create(FilePath.of("/pipe"), ""));
    }

    private List<Path> outside() throws IOException {
        try (Stream<Path> files = Files.list(outside)) {
            return files.toList();
        }
    }
}
