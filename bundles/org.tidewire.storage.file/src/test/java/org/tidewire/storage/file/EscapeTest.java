package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.kit.HostilePaths;

/**
 * Thousands of paths of somebody who wants to get out, each through every operation, with folders beside the root and links
 * to them in it: nothing of that is changed or read. Prints how many paths there were.
 */
class EscapeTest {
    @TempDir(factory = MemoryDisk.class)
    Path directory;

    private int refused;
    private int tried;

    @Test
    void noPathLeadsOutOfAHeldDirectory() throws IOException {
        try (Storages made = new Storages()) {
            driveAll(made.on(root()), "held", 1);
        }
    }

    @Test
    void noPathLeadsOutOfACheckedDirectory() throws IOException {
        try (Storages made = new Storages()) {
            driveAll(made.checkedOn(root()), "checked", 5);
        }
    }

    private Path root() throws IOException {
        Path root = Files.createDirectory(directory.resolve("root"));
        Files.writeString(root.resolve("ours"), "ours");
        Files.createSymbolicLink(root.resolve("link"), directory.resolve("outside"));
        Files.createSymbolicLink(root.resolve("link.WiredTransfer"), directory.resolve("secret"));
        Files.createSymbolicLink(root.resolve("..."), directory);
        return root;
    }

    /** Drives one path in so many. */
    private void driveAll(Storage storage, String kind, int step) throws IOException {
        Outside outside = new Outside(directory);
        boolean noted = outside.isReadingNoted();
        outside.mark();
        List<String> all = HostilePaths.all();
        for (int i = 0; i < all.size(); i += step) {
            drive(storage, all.get(i));
        }
        outside.assertUntouched();
        assertEquals(List.of(FilePath.of("/ours")), listed(storage));
        assertEquals(
                "ours",
                new String(Storages.get((FileStorage) storage, "/ours"), java.nio.charset.StandardCharsets.UTF_8));
        int driven = refused + tried;
        assertTrue(driven >= 2_000 / step && refused > driven / 5 && tried > driven / 5, refused + " and " + tried);
        System.out.println("S3 " + kind + ": " + driven + " paths, " + refused + " refused as such, " + tried
                + " driven through every operation, 0 escapes; reading outside would have been noticed: " + noted);
    }

    private void drive(Storage storage, String text) throws IOException {
        List<Exception> refusals = HostilePaths.tryAll(storage, text);
        if (!refusals.isEmpty() && refusals.get(0) instanceof IllegalArgumentException) {
            refused++;
            return;
        }
        tried++;
        refusals.forEach(refusal -> assertInstanceOf(FileSystemException.class, refusal, text));
    }

    private static List<FilePath> listed(Storage storage) throws IOException {
        try (Stream<FileEntry> entries = storage.list(FilePath.ROOT)) {
            return entries.map(FileEntry::path).toList();
        }
    }
}
