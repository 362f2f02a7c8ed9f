package org.tidewire.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;

class ValuesTest {
    @Test
    void sumsTheFirstMegabyteAndNoMore() throws IOException {
        byte[] bytes = new byte[Checksum.COVERED + 1];
        new Random(1).nextBytes(bytes);
        Checksum sum = Checksum.of(new Bytes(bytes, bytes.length));
        assertEquals(Checksum.of(Arrays.copyOf(bytes, Checksum.COVERED)), sum);
        bytes[Checksum.COVERED]++;
        assertEquals(sum, Checksum.of(new Bytes(bytes, bytes.length)));
        bytes[Checksum.COVERED - 1]++;
        assertNotEquals(sum, Checksum.of(new Bytes(bytes, bytes.length)));
    }

    @Test
    void sumsShortAndEmptyFilesWhole() throws IOException {
        assertEquals(
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                Checksum.of(new Bytes(new byte[0], 0)).hex());
        assertEquals(
                "a9993e364706816aba3e25717850c26c9cd0d89d",
                Checksum.of(new Bytes(new byte[] {'a', 'b', 'c'}, 3)).hex());
    }

    @Test
    void noticesAFileThatGrowsShorterMeanwhile() {
        assertThrows(EOFException.class, () -> Checksum.of(new Bytes(new byte[10], 20)));
    }

    @Test
    void refusesValuesOfAnotherShape() {
        assertThrows(IllegalArgumentException.class, () -> new Checksum("xyz"));
        assertThrows(IllegalArgumentException.class, () -> new FileId("0".repeat(63)));
        assertThrows(IllegalArgumentException.class, () -> new FileId("A".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> new FileOffer(FileId.random(), FileKind.DATA, "a", -2));
        assertThrows(IllegalArgumentException.class, () -> new Peer("", ""));
    }

    @Test
    void makesIdsThatDiffer() {
        assertNotEquals(FileId.random(), FileId.random());
    }

    /** Bytes that say how many they are, rightly or wrongly, and come a few at a time. */
    private static final class Bytes implements Content {
        private final byte[] bytes;
        private final long size;

        Bytes(byte[] bytes, long size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            if (position >= bytes.length) {
                return -1;
            }
            int length = Math.min(Math.min(target.remaining(), 70_001), bytes.length - (int) position);
            target.put(bytes, (int) position, length);
            return length;
        }

        @Override
        public void close() {}
    }
}
