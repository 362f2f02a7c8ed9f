package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/** Folders of more entries than are sorted. */
class LargeFolderTest {
    private static final int MANY = Integer.getInteger("folder.entries", 100_000);

    @TempDir(factory = MemoryFolder.class)
    Path root;

    private final OpenFiles open = new OpenFiles();

    @Test
    void aLargeFolderIsDescribedAsItIsAskedFor() throws IOException {
        Storages.leaveFiles(root, MANY);
        try (Tree tree = Tree.of(root)) {
            CountedFolder folder = new CountedFolder(tree.walk(FilePath.ROOT));
            try (Stream<FileEntry> entries = Listing.of(folder, FilePath.ROOT, open)) {
                assertEquals(0, folder.described, "described before anybody asked");
                Iterator<FileEntry> each = entries.iterator();
                BitSet seen = new BitSet();
                for (int count = 1; each.hasNext(); count++) {
                    seen.set(Integer.parseInt(each.next().path().name()));
                    assertTrue(folder.described <= count, () -> folder.described + " described");
                }
                assertEquals(MANY, seen.cardinality());
            }
            assertThrows(ClosedDirectoryStreamException.class, () -> folder.attributes("1"), "the folder stays open");
        }
    }

    @Test
    void aListingThatIsClosedHalfWayClosesItsFolder() throws IOException {
        Storages.leaveFiles(root, Storage.SORTED + 10);
        try (Tree tree = Tree.of(root)) {
            CountedFolder folder = new CountedFolder(tree.walk(FilePath.ROOT));
            try (Stream<FileEntry> entries = Listing.of(folder, FilePath.ROOT, open)) {
                assertEquals(5, entries.limit(5).count());
            }
            assertThrows(ClosedDirectoryStreamException.class, () -> folder.attributes("1"), "the folder stays open");
            assertTrue(folder.described < 10, () -> folder.described + " described");
        }
    }

    /** Streams that are made of others may ask once more. */
    @Test
    void aListingThatHasEndedHasEndedForGood() throws IOException {
        Storages.leaveFiles(root, 3);
        try (Storages made = new Storages();
                Stream<FileEntry> entries = made.on(root).list(FilePath.ROOT)) {
            Spliterator<FileEntry> each = entries.spliterator();
            List<String> seen = new ArrayList<>();
            each.forEachRemaining(entry -> seen.add(entry.path().name()));
            assertEquals(List.of("0", "1", "2"), seen);
            assertFalse(each.tryAdvance(entry -> seen.add("one more")));
        }
    }

    @Test
    void aStorageThatStopsEndsItsListingsWithAnError() throws IOException {
        Storages.leaveFiles(root, Storage.SORTED + 10);
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(root);
            try (Stream<FileEntry> entries = storage.list(FilePath.ROOT)) {
                Iterator<FileEntry> each = entries.iterator();
                each.next();
                storage.stop();
                UncheckedIOException e =
                        assertThrows(UncheckedIOException.class, () -> each.forEachRemaining(entry -> {}));
                assertInstanceOf(IOException.class, e.getCause());
            }
        }
    }

    @Test
    void whatVanishesMeanwhileIsLeftOut() throws IOException {
        Storages.leaveFiles(root, Storage.SORTED + 10);
        try (Storages made = new Storages();
                Stream<FileEntry> entries = made.on(root).list(FilePath.ROOT)) {
            Iterator<FileEntry> each = entries.iterator();
            String first = each.next().path().name();
            for (int number = 0; number < Storage.SORTED + 10; number++) {
                if (number != Integer.parseInt(first) && number % 100 != 0) {
                    Files.delete(root.resolve(Integer.toString(number)));
                }
            }
            int count = 1;
            while (each.hasNext()) {
                each.next();
                count++;
            }
            assertTrue(count <= 110, count + " were listed");
        }
    }

    @Test
    void ofTwinsInALargeFolderTheExactSpellingWins() throws IOException {
        Storages.leaveFiles(root, Storage.SORTED + 10);
        Files.writeString(root.resolve("e\u0301te\u0301"), "decomposed");
        Files.writeString(root.resolve("\u00e9t\u00e9"), "exact");
        Files.writeString(root.resolve("\u00e9te\u0301"), "mixed one");
        Files.writeString(root.resolve("u\u0308"), "alone");
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(root);
            assertEquals(Storage.SORTED + 12, storage.stat(FilePath.ROOT).size());
            try (Stream<FileEntry> entries = storage.list(FilePath.ROOT)) {
                long[] sizes = entries.filter(
                                entry -> !Tree.isAscii(entry.path().name()))
                        .mapToLong(FileEntry::size)
                        .sorted()
                        .toArray();
                assertEquals(2, sizes.length);
                assertEquals(5, sizes[0]);
                assertEquals(5, sizes[1]);
            }
        }
    }

    /** Counts how often somebody was described. */
    private static final class CountedFolder extends OtherFolder {
        private int described;

        CountedFolder(Folder folder) {
            super(folder);
        }

        @Override
        BasicFileAttributes attributes(String name) throws IOException {
            described++;
            return super.attributes(name);
        }
    }
}
