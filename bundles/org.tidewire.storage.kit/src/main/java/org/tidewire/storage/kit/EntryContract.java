package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What {@code stat} and {@code free} tell. */
interface EntryContract extends Subject {
    @Test
    default void theRootIsAnEmptyFolderAtFirst() throws IOException {
        FileEntry root = storage().stat(FilePath.ROOT);
        assertEquals(FilePath.ROOT, root.path());
        assertEquals(FileType.DIRECTORY, root.type());
        assertEquals(0, root.size());
        assertFalse(root.partial());
    }

    @Test
    default void aFileHasItsSizeAndTimes() throws IOException {
        Instant now = Clock.systemUTC().instant();
        Data.put(storage(), FILE, Data.random(12_345));
        FileEntry file = storage().stat(FILE);
        assertEquals(FILE, file.path());
        assertEquals(FileType.FILE, file.type());
        assertEquals(12_345, file.size());
        assertFalse(file.partial());
        // Clocks of file systems are coarse; this tells a time from nonsense.
        Duration off = Duration.between(now, file.modified()).abs();
        assertTrue(off.compareTo(Duration.ofHours(1)) < 0, () -> "modified " + file.modified() + ", now " + now);
    }

    @Test
    default void aPartialIsStatedUnderItsSuffixedNameAndFlagged() throws IOException {
        Data.leave(storage(), FILE, Data.random(777), "someone");
        FileEntry partial = storage().stat(FILE.partial());
        assertEquals(FILE.partial(), partial.path());
        assertEquals(FileType.FILE, partial.type());
        assertEquals(777, partial.size());
        assertTrue(partial.partial());
        assertThrows(NoSuchFileException.class, () -> storage().stat(FILE));
    }

    @Test
    default void anOpenPartialIsStatedWithWhatItHolds() throws IOException {
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(java.nio.ByteBuffer.wrap(Data.random(10)));
            assertEquals(10, storage().stat(FILE.partial()).size());
            partial.append(java.nio.ByteBuffer.wrap(Data.random(5)));
            assertEquals(15, storage().stat(FILE.partial()).size());
        }
    }

    @Test
    default void nothingIsNoSuchFile() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        assertThrows(NoSuchFileException.class, () -> storage().stat(FilePath.of("/none")));
        assertThrows(NoSuchFileException.class, () -> storage().stat(FilePath.of("/none/deeper")));
        assertThrows(NoSuchFileException.class, () -> storage().stat(FILE.child("below a file")));
    }

    @Test
    default void theErrorNamesThePath() {
        FilePath path = FilePath.of("/none/deeper");
        NoSuchFileException e =
                assertThrows(NoSuchFileException.class, () -> storage().stat(path));
        assertTrue(e.getMessage().contains("none"), e::getMessage);
    }

    @Test
    default void aFolderCountsItsVisibleChildrenAndNotTheirs() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DROP_BOX);
        assertEquals(0, storage().stat(folder).size());
        Data.put(storage(), folder.child("file"), Data.random(3));
        Data.leave(storage(), folder.child("begun"), Data.random(3), "someone");
        storage().createFolder(folder.child("inner"), FileType.UPLOADS);
        Data.put(storage(), folder.child("inner").child("a"), Data.random(3));
        Data.put(storage(), folder.child("inner").child("b"), Data.random(3));
        assertEquals(3, storage().stat(folder).size());
        assertEquals(2, storage().stat(folder.child("inner")).size());
        assertEquals(1, storage().stat(FilePath.ROOT).size());
    }

    @Test
    default void freeIsNotNegative() throws IOException {
        assertTrue(storage().free() >= 0);
        Data.put(storage(), FILE, Data.random(100_000));
        assertTrue(storage().free() >= 0);
    }

    @Test
    default void theTypeIsThatOfTheEntry() throws IOException {
        storage().createFolder(FilePath.of("/box"), FileType.DROP_BOX);
        Data.put(storage(), FilePath.of("/box/file"), Data.random(1));
        Data.leave(storage(), FILE, Data.random(1), "");
        for (String path : List.of("/", "/box", "/box/file", "/file.bin.WiredTransfer")) {
            assertEquals(storage().stat(FilePath.of(path)).type(), storage().type(FilePath.of(path)), path);
        }
        assertEquals(FileType.DROP_BOX, storage().type(FilePath.of("/box")));
        for (FilePath path :
                List.of(FilePath.of("/none"), FilePath.of("/none/deeper"), FilePath.of("/box/file/below"))) {
            assertThrows(NoSuchFileException.class, () -> storage().type(path));
        }
    }
}
