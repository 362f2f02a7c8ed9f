package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.SearchableStorage;

/** What {@code search} finds. Skipped by backends that do not search. */
interface SearchContract extends Subject {
    /** The backend, if it searches. */
    private SearchableStorage searchable() {
        assumeTrue(storage() instanceof SearchableStorage, "this backend does not search");
        return (SearchableStorage) storage();
    }

    private Set<String> found(String below, String part) throws IOException {
        try (Stream<FileEntry> entries = searchable().search(FilePath.of(below), part)) {
            return entries.peek(SearchContract::requireKnown)
                    .map(entry -> entry.path().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static void requireKnown(FileEntry entry) {
        assertEquals(entry.path().isPartial(), entry.partial());
    }

    /** Leaves some files and folders to be found. */
    private void leaveTree() throws IOException {
        searchable().createFolder(FilePath.of("/Music"), FileType.DIRECTORY);
        searchable().createFolder(FilePath.of("/Music/Box"), FileType.DROP_BOX);
        Data.put(storage(), FilePath.of("/Music/Box/a MUSICAL.mp3"), Data.random(5));
        Data.put(storage(), FilePath.of("/\u00c9t\u00e9.mp3"), Data.random(6));
        Data.leave(storage(), FilePath.of("/Music/box set"), Data.random(7), "someone");
    }

    @Test
    default void aSearchFindsPartsOfNamesAtEveryDepthWithoutRegardToCase() throws IOException {
        leaveTree();
        assertEquals(Set.of("/Music", "/Music/Box/a MUSICAL.mp3"), found("/", "mUsIc"));
        assertEquals(Set.of("/Music/Box", "/Music/box set.WiredTransfer"), found("/Music", "box"));
        assertEquals(Set.of("/\u00c9t\u00e9.mp3"), found("/", "\u00e9T\u00c9"));
        assertEquals(Set.of("/Music/Box/a MUSICAL.mp3"), found("/Music/Box", "m"));
        assertEquals(Set.of(), found("/", "none"));
        assertEquals(Set.of(), found("/", "Music/Box"), "a part of a path is no part of a name");
    }

    @Test
    default void anEmptyPartFindsEverythingBelow() throws IOException {
        leaveTree();
        assertEquals(5, found("/", "").size());
        assertEquals(3, found("/Music", "").size());
        assertEquals(Set.of("/Music/Box/a MUSICAL.mp3"), found("/Music/Box", ""));
    }

    @Test
    default void aSearchTellsWhatStatTells() throws IOException {
        leaveTree();
        try (Stream<FileEntry> entries = searchable().search(FilePath.ROOT, "")) {
            for (FileEntry entry : entries.toList()) {
                assertEquals(storage().stat(entry.path()), entry);
            }
        }
    }

    @Test
    default void onlyAFolderCanBeSearched() throws IOException {
        leaveTree();
        assertThrows(NotDirectoryException.class, () -> found("/\u00c9t\u00e9.mp3", "x"));
        assertThrows(NoSuchFileException.class, () -> found("/none", "x"));
    }
}
