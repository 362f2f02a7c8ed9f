package org.tidewire.transfer.provider.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;

class MountTest {
    private final Stores stores = new Stores();
    private final Tree tree = stores.tree;

    @Test
    void withoutABackendThereIsNoStorage() {
        TransferException e = assertThrows(TransferException.class, () -> tree.stat(FilePath.ROOT));
        assertEquals(TransferException.Reason.NO_STORAGE, e.reason());
    }

    @Test
    void aMountedBackendAppearsUnderItsPath() throws IOException {
        Storage root = stores.add("root", "", 0);
        Storage archive = stores.add("archive", "/archive", 0);
        Stores.write(archive, "/old", "was");
        Stores.write(root, "/new", "is");
        assertEquals(List.of("/archive", "/new"), Stores.list(tree, "/"));
        assertEquals(List.of("/archive/old"), Stores.list(tree, "/archive"));
        assertEquals("was", Stores.read(tree, "/archive/old"));
        assertEquals(2, tree.stat(FilePath.ROOT).size());
        assertEquals(
                FilePath.of("/archive/old"),
                tree.stat(FilePath.of("/archive/old")).path());
        assertEquals(1, tree.stat(FilePath.of("/archive")).size());
        assertEquals(FileType.DIRECTORY, tree.type(FilePath.of("/archive")));
    }

    @Test
    void whatIsWrittenBelowAMountLiesInItsBackend() throws IOException {
        Storage root = stores.add("root", "", 0);
        Storage archive = stores.add("archive", "/archive", 0);
        Stores.folder(tree, "/archive/2026");
        Stores.write(tree, "/archive/2026/file", "bytes");
        assertEquals("bytes", Stores.read(archive, "/2026/file"));
        assertEquals(List.of(), Stores.list(root, "/"));
        assertTrue(tree.reopen(FilePath.of("/archive/none")).isEmpty());
    }

    @Test
    void aDeepMountNeedsNoFoldersAboveIt() throws IOException {
        stores.add("deep", "/a/b", 0);
        assertEquals(List.of("/a"), Stores.list(tree, "/"));
        assertEquals(List.of("/a/b"), Stores.list(tree, "/a"));
        assertEquals(List.of(), Stores.list(tree, "/a/b"));
        assertEquals(1, tree.stat(FilePath.of("/a")).size());
        assertThrows(TransferException.class, () -> tree.stat(FilePath.of("/c")));
        stores.add("root", "", 0);
        assertEquals(List.of("/a"), Stores.list(tree, "/"));
        assertThrows(NoSuchFileException.class, () -> tree.stat(FilePath.of("/c")));
    }

    @Test
    void aMountHidesWhatTheOtherBackendHasThere() throws IOException {
        Storage root = stores.add("root", "", 0);
        Stores.folder(root, "/archive");
        Stores.write(root, "/archive/hidden", "x");
        Storage archive = stores.add("archive", "/archive", 0);
        assertEquals(List.of(), Stores.list(tree, "/archive"));
        assertEquals(1, tree.stat(FilePath.ROOT).size());
        assertThrows(NoSuchFileException.class, () -> tree.open(FilePath.of("/archive/hidden")));
        tree.removeStorage(archive);
        assertEquals("x", Stores.read(tree, "/archive/hidden"));
    }

    @Test
    void theHighestRankingWinsAPlaceAndTheNextTakesItsPlace() throws IOException {
        stores.add("low", "", 1);
        Storage high = stores.add("high", "/", 2);
        stores.add("lowest", "", 0);
        assertEquals("high", tree.at(FilePath.ROOT).name());
        tree.removeStorage(high);
        assertEquals("low", tree.at(FilePath.ROOT).name());
        assertEquals("low", tree.at(FilePath.of("/x")).name());
    }

    @Test
    void aPreferredRootIsTheOnlyOne() throws IOException {
        Storage low = stores.add("low", "", 1);
        stores.add("high", "", 2);
        tree.root("low");
        assertEquals("low", tree.at(FilePath.ROOT).name());
        tree.removeStorage(low);
        assertThrows(TransferException.class, () -> tree.at(FilePath.ROOT));
        tree.root("");
        assertEquals("high", tree.at(FilePath.ROOT).name());
    }

    @Test
    void aMountIsNeitherDeletedNorMovedNorWrittenOver() throws IOException {
        stores.add("root", "", 0);
        stores.add("archive", "/a/archive", 0);
        FilePath mount = FilePath.of("/a/archive");
        assertThrows(FileSystemException.class, () -> tree.delete(mount));
        assertThrows(FileSystemException.class, () -> tree.delete(FilePath.of("/a")));
        assertThrows(FileSystemException.class, () -> tree.move(mount, FilePath.of("/b")));
        assertThrows(FileAlreadyExistsException.class, () -> tree.createFolder(mount, FileType.DIRECTORY));
        assertThrows(FileAlreadyExistsException.class, () -> tree.create(FilePath.of("/a"), ""));
    }

    @Test
    void nothingIsMovedFromOneBackendToAnother() throws IOException {
        Storage root = stores.add("root", "", 0);
        stores.add("archive", "/archive", 0);
        Stores.write(root, "/file", "bytes");
        FilePath file = FilePath.of("/file");
        FileSystemException e =
                assertThrows(FileSystemException.class, () -> tree.move(file, FilePath.of("/archive/file")));
        assertTrue(e.getMessage().contains("another storage"), e.getMessage());
        tree.move(file, FilePath.of("/renamed"));
        assertEquals("bytes", Stores.read(root, "/renamed"));
    }

    @Test
    void aSearchFindsWhatLiesInEveryBackend() throws IOException {
        Stores.write(stores.add("root", "", 0), "/Song one", "1");
        Storage archive = stores.add("archive", "/archive", 0);
        Stores.folder(archive, "/deep");
        Stores.write(archive, "/deep/song two", "2");
        assertEquals(List.of("/Song one", "/archive/deep/song two"), found("/"));
        assertEquals(List.of("/archive/deep/song two"), found("/archive"));
    }

    private List<String> found(String below) throws IOException {
        try (Stream<FileEntry> found = tree.search(FilePath.of(below), "SONG")) {
            return found.map(entry -> entry.path().toString()).sorted().toList();
        }
    }

    @Test
    void aMountThatIsNoPathIsRefusedAndTheOthersStay() throws IOException {
        stores.add("root", "", 0);
        stores.add("broken", "/a/../b", 9);
        assertEquals("root", tree.at(FilePath.ROOT).name());
        assertFalse(stores.logged.isEmpty());
        assertTrue(stores.logged.get(0).startsWith("error"), stores.logged.toString());
    }
}
