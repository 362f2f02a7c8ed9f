package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What {@code list} tells. */
interface ListContract extends Subject {
    @Test
    default void anEmptyFolderListsNothing() throws IOException {
        Data.assertNothing(storage());
        storage().createFolder(FilePath.of("/folder"), FileType.UPLOADS);
        assertEquals(List.of(), listed(FilePath.of("/folder")));
    }

    @Test
    default void theEndOfAListingStaysTheEnd() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        try (Stream<FileEntry> entries = storage().list(FilePath.ROOT)) {
            Spliterator<FileEntry> each = entries.spliterator();
            assertTrue(each.tryAdvance(entry -> assertEquals(FILE, entry.path())));
            assertFalse(each.tryAdvance(entry -> fail("there is no " + entry)));
            assertFalse(each.tryAdvance(entry -> fail("there is still no " + entry)));
        }
    }

    @Test
    default void aListingIsSortedWithoutRegardToCase() throws IOException {
        for (String name : List.of("delta", "Bravo", "echo", "alpha", "Charlie", "_score")) {
            Data.put(storage(), FilePath.ROOT.child(name), Data.random(1));
        }
        List<String> sorted = List.of("_score", "alpha", "Bravo", "Charlie", "delta", "echo");
        assertEquals(sorted, Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void filesFoldersAndPartialsAreSortedTogether() throws IOException {
        storage().createFolder(FilePath.of("/m folder"), FileType.DIRECTORY);
        Data.leave(storage(), FilePath.of("/B"), Data.random(1), "");
        Data.put(storage(), FilePath.of("/z"), Data.random(1));
        Data.put(storage(), FilePath.of("/a"), Data.random(1));
        assertEquals(List.of("a", "B.WiredTransfer", "m folder", "z"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aListingTellsWhatStatTells() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DIRECTORY);
        storage().createFolder(folder.child("uploads"), FileType.UPLOADS);
        Data.put(storage(), folder.child("uploads").child("inner"), Data.random(1));
        Data.put(storage(), folder.child("file"), Data.random(20));
        Data.leave(storage(), folder.child("begun"), Data.random(30), "someone");
        List<FileEntry> entries = listed(folder);
        assertEquals(3, entries.size());
        for (FileEntry entry : entries) {
            assertEquals(storage().stat(entry.path()), entry);
        }
        assertEquals(
                List.of(true, false, false),
                entries.stream().map(FileEntry::partial).toList());
    }

    @Test
    default void aFileCannotBeListed() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        Data.leave(storage(), FilePath.of("/begun"), Data.random(1), "");
        assertThrows(NotDirectoryException.class, () -> listed(FILE));
        assertThrows(NotDirectoryException.class, () -> listed(FilePath.of("/begun.WiredTransfer")));
    }

    @Test
    default void nothingCannotBeListed() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        assertThrows(NoSuchFileException.class, () -> listed(FilePath.of("/none")));
        assertThrows(NoSuchFileException.class, () -> listed(FilePath.of("/none/deeper")));
        assertThrows(NoSuchFileException.class, () -> listed(FILE.child("below a file")));
    }

    @Test
    default void whatIsRememberedIsNeverVisible() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.UPLOADS);
        Data.leave(storage(), folder.child("begun"), Data.random(1), "someone");
        Data.leave(storage(), FilePath.of("/begun"), Data.random(1), "someone");
        assertEquals(List.of("begun.WiredTransfer"), Data.names(storage(), folder));
        assertEquals(List.of("begun.WiredTransfer", "folder"), Data.names(storage(), FilePath.ROOT));
        assertEquals(1, storage().stat(folder).size());
        assertEquals(2, storage().stat(FilePath.ROOT).size());
    }
}
