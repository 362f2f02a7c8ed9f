package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** Sizes beyond what an int can count. Skipped by backends that cannot leave a big partial of zeros. */
interface LargeContract extends Subject {
    @Test
    default void aFileMayHaveMoreThanTwoGiB() throws IOException {
        long size = (5L << 30) + 7;
        assumeTrue(left(FILE, size), "this backend has no sparse files");
        byte[] tail = Data.random(1_000);
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals(size, partial.size());
            assertEquals("", partial.origin());
            partial.append(ByteBuffer.wrap(tail));
            partial.truncate(size + 900);
            assertEquals(size + 900, partial.size());
            partial.commit();
        }
        assertEquals(size + 900, storage().stat(FILE).size());
        try (Content content = storage().open(FILE)) {
            ByteBuffer end = ByteBuffer.allocate(1_000);
            while (content.read(end, size - 10 + end.position()) > 0) {
                assertEquals(size + 900, content.size());
            }
            byte[] expected = new byte[1_000];
            System.arraycopy(tail, 0, expected, 10, 900);
            assertEquals(910, end.position());
            assertArrayEquals(expected, end.array(), Data.SEEDED);
        }
    }

    @Test
    default void resumingGoesAcrossEveryBorderOfCounting() throws IOException {
        assumeTrue(left(FILE, 1L << 32), "this backend has no sparse files");
        List<Long> borders =
                List.of((1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, (1L << 32) + 1, 10L << 30, 1L << 40);
        for (long border : borders) {
            FilePath path = FilePath.ROOT.child("large " + border);
            left(path, border - 500);
            resume(path, border - 500, Data.random(500, border));
            resume(path, border, Data.random(700, border));
            try (PartialFile partial = Data.reopen(storage(), path)) {
                partial.commit();
            }
            assertEquals(border + 700, storage().stat(path).size());
            try (Content content = storage().open(path)) {
                assertEnd(content, border - 500, Data.random(500, border), Data.random(700, border));
            }
        }
    }

    /** Goes on where the partial ends, as after a break. */
    private void resume(FilePath path, long held, byte[] more) throws IOException {
        try (PartialFile partial = Data.reopen(storage(), path)) {
            assertEquals(held, partial.size());
            partial.append(ByteBuffer.wrap(more));
            assertEquals(held + more.length, partial.size());
        }
    }

    private static void assertEnd(Content content, long start, byte[] first, byte[] second) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(1 + first.length + second.length);
        int count = 0;
        while (end.hasRemaining() && count >= 0) {
            count = content.read(end, start - 1 + end.position());
        }
        ByteBuffer expected =
                ByteBuffer.allocate(end.capacity()).put((byte) 0).put(first).put(second);
        assertArrayEquals(expected.array(), end.array(), () -> "around " + start + ", " + Data.SEEDED);
        assertEquals(-1, content.read(ByteBuffer.allocate(1), start + first.length + second.length));
    }
}
