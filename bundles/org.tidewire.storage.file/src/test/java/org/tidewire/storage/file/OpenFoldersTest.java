package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;

/** Folders that stay open between walks are never taken for others. */
class OpenFoldersTest {
    private static final FilePath B = FilePath.of("/a/b");

    @TempDir
    Path root;

    private final List<Runnable> later = new ArrayList<>();
    private Tree tree;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/first"), "1");
        tree = Tree.of(root);
        assumeTrue(tree.isHeld(), "no directory handles here");
    }

    @AfterEach
    void close() throws IOException {
        tree.close();
    }

    @Test
    void aFolderThatGotTheNameOfAnotherIsTheOneThatIsFound() throws IOException {
        assertEquals(1, size("first"));
        Files.move(root.resolve("a"), root.resolve("old"));
        assertThrows(NoSuchFileException.class, () -> tree.walk(B));
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/second"), "22");
        assertEquals(2, size("second"));
        assertThrows(NoSuchFileException.class, () -> size("first"));
        Files.move(root.resolve("old/b"), root.resolve("a/c"));
        Files.move(root.resolve("a/b"), root.resolve("a/d"));
        Files.move(root.resolve("a/c"), root.resolve("a/b"));
        assertEquals(1, size("first"));
    }

    @Test
    void aLinkInThePlaceOfAFolderDoesNotExist() throws IOException {
        assertEquals(1, size("first"));
        Files.move(root.resolve("a/b"), root.resolve("c"));
        Files.createSymbolicLink(root.resolve("a/b"), root.resolve("c"));
        assertThrows(NoSuchFileException.class, () -> tree.walk(B));
    }

    @Test
    void whoHasClosedAFolderCannotUseItAndOthersCan() throws IOException {
        Folder first = tree.walk(B);
        try (Folder second = tree.walk(B)) {
            first.close();
            first.close();
            assertThrows(ClosedDirectoryStreamException.class, () -> first.attributes("first"));
            tree.close();
            assertEquals(1, second.attributes("first").size());
        }
        assertThrows(IOException.class, () -> tree.walk(B));
    }

    @Test
    void noMoreThanSomeStayOpen() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(handles), "this system does not tell what is open");
        for (int i = 0; i < 300; i++) {
            Files.createDirectory(root.resolve("a/" + i));
            tree.walk(FilePath.of("/a/" + i)).close();
        }
        assertTrue(open(handles) <= 2 * (64 + 3), "two numbers each, open are " + open(handles));
        tree.close();
        assertEquals(0, open(handles));
    }

    @Test
    void aMomentLaterNoneIsOpenSoThatItsDiskCanBeUnmounted() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(handles), "this system does not tell what is open");
        tree.close();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            HeldFolder top = new HeldFolder(((SecureDirectoryStream<Path>) stream).newDirectoryStream(Path.of(".")));
            tree = new Tree(top, later::add);
        }
        long without = open(handles);
        for (int i = 1; i <= 3; i++) {
            assertEquals(1, size("first"));
            assertEquals(1, size("first"));
            assertTrue(open(handles) > without, "else it would cost too much");
            assertEquals(i, later.size(), "once for all that are opened");
            try (Folder used = tree.walk(B)) {
                later.get(i - 1).run();
                assertEquals(1, used.attributes("first").size(), "who uses one goes on");
            }
            assertEquals(without, open(handles));
        }
    }

    private long size(String name) throws IOException {
        try (Folder folder = tree.walk(B)) {
            return folder.attributes(name).size();
        }
    }

    private long open(Path handles) throws IOException {
        try (Stream<Path> all = Files.list(handles)) {
            return all.filter(this::isInRoot).count();
        }
    }

    private boolean isInRoot(Path handle) {
        try {
            return Files.readSymbolicLink(handle).startsWith(root.toRealPath());
        } catch (IOException e) {
            return false; // closed meanwhile: the one that lists
        }
    }
}
