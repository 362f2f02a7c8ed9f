package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** Random bytes, and the few steps that every test takes with them. */
final class Data {
    static final long SEED = Long.getLong("storage.kit.seed", 20_261_120L);

    /** Asked of every comparison, so that a failure can be had again. */
    static final String SEEDED = "storage.kit.seed=" + SEED;

    private Data() {}

    /** Bytes that are the same for the same seed and size. */
    static byte[] random(int size) {
        return random(size, 0);
    }

    /** Bytes that are others for another salt. */
    static byte[] random(int size, long salt) {
        byte[] bytes = new byte[size];
        new Random(SEED + 31L * size + salt).nextBytes(bytes);
        return bytes;
    }

    /** Stores a finished file. */
    static void put(Storage storage, FilePath path, byte[] bytes) throws IOException {
        try (PartialFile partial = storage.create(path, "")) {
            partial.append(ByteBuffer.wrap(bytes));
            partial.commit();
        }
    }

    /** Leaves a partial, closed. */
    static void leave(Storage storage, FilePath path, byte[] bytes, String origin) throws IOException {
        try (PartialFile partial = storage.create(path, origin)) {
            partial.append(ByteBuffer.wrap(bytes));
        }
    }

    /** Opens a partial that must be there. */
    static PartialFile reopen(Storage storage, FilePath path) throws IOException {
        return storage.reopen(path).orElseThrow(() -> new AssertionError("no partial of " + path));
    }

    /** Tells what the bytes of a partial that must be there are a part of. */
    static String origin(Storage storage, FilePath path) throws IOException {
        try (PartialFile partial = reopen(storage, path)) {
            return partial.origin();
        }
    }

    /** Reads all bytes there are. */
    static byte[] bytes(Content content) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) content.size());
        while (all.hasRemaining()) {
            int count = content.read(all, all.position());
            assertTrue(count > 0, "read " + count + " bytes of " + all.remaining() + " that are held");
        }
        assertEquals(-1, content.read(ByteBuffer.allocate(1), all.capacity()), "bytes beyond the size");
        return all.array();
    }

    static byte[] bytes(Storage storage, FilePath path) throws IOException {
        try (Content content = storage.open(path)) {
            return bytes(content);
        }
    }

    static void assertBytes(byte[] expected, Content content) throws IOException {
        assertEquals(expected.length, content.size(), SEEDED);
        assertArrayEquals(expected, bytes(content), SEEDED);
    }

    static void assertBytes(byte[] expected, Storage storage, FilePath path) throws IOException {
        assertArrayEquals(expected, bytes(storage, path), SEEDED);
    }

    /** The beginning of some bytes. */
    static byte[] prefix(byte[] bytes, long size) {
        return Arrays.copyOf(bytes, (int) size);
    }

    /** The names in a folder, in the order of the listing. */
    static List<String> names(Storage storage, FilePath folder) throws IOException {
        try (Stream<FileEntry> entries = storage.list(folder)) {
            return entries.map(FileEntry::path).map(FilePath::name).toList();
        }
    }

    /** Asserts that there is nothing at all. */
    static void assertNothing(Storage storage) throws IOException {
        assertEquals(List.of(), names(storage, FilePath.ROOT));
    }
}
