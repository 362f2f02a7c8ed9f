package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** Listings at and beyond the number of children that come in order. */
interface LongListContract extends Subject {
    /** The folder that is filled. */
    FilePath LONG = FilePath.of("/long");

    @Test
    default void asManyAsAreSortedComeInOrder() throws IOException {
        fill(Storage.SORTED);
        List<String> names = Data.names(storage(), LONG);
        assertEquals(Storage.SORTED, names.size());
        assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
    }

    @Test
    default void oneMoreAndAllStillComeOnce() throws IOException {
        fill(Storage.SORTED + 1);
        List<String> names = Data.names(storage(), LONG);
        assertEquals(Storage.SORTED + 1, names.size());
        assertEquals(Storage.SORTED + 1, Set.copyOf(names).size());
        assertEquals(Storage.SORTED + 1, storage().stat(LONG).size());
    }

    @Test
    default void aLongListingCanBeClosedHalfWay() throws IOException {
        fill(Storage.SORTED + 1);
        for (int i = 0; i < 50; i++) {
            try (Stream<FileEntry> entries = storage().list(LONG)) {
                assertEquals(10, entries.limit(10).count());
            }
        }
        assertEquals(Storage.SORTED + 1, listed(LONG).size());
    }

    @Test
    default void aLongListingLeavesOutWhatVanishesMeanwhile() throws IOException {
        assumeTrue(storage() instanceof EditableStorage, "this backend cannot be edited");
        fill(Storage.SORTED + 1);
        try (Stream<FileEntry> entries = storage().list(LONG)) {
            Iterator<FileEntry> each = entries.iterator();
            FilePath first = each.next().path();
            Set<FilePath> deleted = new HashSet<>();
            for (int number = 0; number < Storage.SORTED; number += 500) {
                FilePath child = LONG.child(Integer.toString(number));
                if (!child.equals(first)) {
                    editable().delete(child);
                    deleted.add(child);
                }
            }
            int ghosts = 0;
            while (each.hasNext()) {
                ghosts += deleted.contains(each.next().path()) ? 1 : 0;
            }
            // The one whose turn it was may have been described already.
            assertTrue(ghosts <= 1, ghosts + " were described before they were asked for");
        }
    }

    private void fill(int count) throws IOException {
        storage().createFolder(LONG, FileType.DIRECTORY);
        leftMany(LONG, count);
    }
}
