package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
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
}
