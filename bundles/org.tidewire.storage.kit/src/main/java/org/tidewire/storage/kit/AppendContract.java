package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.PartialFile;

/** What {@code append} and {@code truncate} do. */
interface AppendContract extends Subject {
    @Test
    default void appendWritesTheWholeRestOfTheBuffer() throws IOException {
        byte[] bytes = Data.random(300_000);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        ByteBuffer[] sources = {
            ByteBuffer.wrap(bytes), direct, ByteBuffer.wrap(bytes).asReadOnlyBuffer()
        };
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (PartialFile partial = storage().create(FILE, "")) {
            for (ByteBuffer source : sources) {
                source.position(123).limit(299_000);
                partial.append(source);
                expected.write(bytes, 123, 299_000 - 123);
                assertEquals(299_000, source.position());
                assertEquals(299_000, source.limit());
                assertEquals(expected.size(), partial.size());
            }
            Data.assertBytes(expected.toByteArray(), partial);
        }
    }

    @Test
    default void appendingNothingIsNothing() throws IOException {
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(ByteBuffer.allocate(0));
            assertEquals(0, partial.size());
            partial.append(ByteBuffer.wrap(Data.random(5)));
            partial.append(ByteBuffer.allocate(0));
            assertEquals(5, partial.size());
        }
    }

    @Test
    default void chunksOfAnySizeJoin() throws IOException {
        byte[] bytes = Data.random(700_000);
        Random random = new Random(Data.SEED);
        try (PartialFile partial = storage().create(FILE, "")) {
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, random.nextBoolean() ? random.nextInt(20) : 8 * 16_367);
                partial.append(ByteBuffer.wrap(bytes, at, count));
                at += count;
            }
            partial.commit();
        }
        Data.assertBytes(bytes, storage(), FILE);
    }

    @Test
    default void aPartialIsReadWhileItGrows() throws IOException {
        byte[] bytes = Data.random(50_000);
        try (PartialFile partial = storage().create(FILE, "")) {
            assertEquals(-1, partial.read(ByteBuffer.allocate(1), 0));
            for (int at = 0; at < bytes.length; at += 5_000) {
                partial.append(ByteBuffer.wrap(bytes, at, 5_000));
                Data.assertBytes(Data.prefix(bytes, at + 5_000), partial);
            }
        }
    }

    @Test
    default void truncateGivesBytesBack() throws IOException {
        byte[] bytes = Data.random(400_000);
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(ByteBuffer.wrap(bytes));
            for (int keep : new int[] {400_000, 399_999, 262_144, 131_072, 100, 0}) {
                partial.truncate(keep);
                Data.assertBytes(Data.prefix(bytes, keep), partial);
                assertEquals(-1, partial.read(ByteBuffer.allocate(1), keep));
            }
        }
    }

    @Test
    default void appendGoesOnWhereTruncateCut() throws IOException {
        byte[] first = Data.random(300_000, 1);
        byte[] second = Data.random(300_000, 2);
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(ByteBuffer.wrap(first));
            partial.truncate(150_001);
            partial.append(ByteBuffer.wrap(second));
            partial.commit();
        }
        byte[] stored = Data.bytes(storage(), FILE);
        assertEquals(450_001, stored.length);
        assertArrayEquals(Arrays.copyOf(first, 150_001), Arrays.copyOf(stored, 150_001), Data.SEEDED);
        assertArrayEquals(second, Arrays.copyOfRange(stored, 150_001, stored.length), Data.SEEDED);
    }

    @Test
    default void truncateNeverGrowsNorGoesBelowZero() throws IOException {
        byte[] bytes = Data.random(100);
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(ByteBuffer.wrap(bytes));
            for (long size : new long[] {-1, 101, Long.MIN_VALUE, Long.MAX_VALUE}) {
                assertThrows(IllegalArgumentException.class, () -> partial.truncate(size));
            }
            Data.assertBytes(bytes, partial);
        }
    }
}
