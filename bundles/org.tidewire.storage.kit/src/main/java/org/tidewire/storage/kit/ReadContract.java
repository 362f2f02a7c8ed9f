package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What an opened file gives. */
interface ReadContract extends Subject {
    @Test
    default void aFileGivesItsBytes() throws IOException {
        byte[] bytes = Data.random(1_000_003);
        Data.put(storage(), FILE, bytes);
        Data.assertBytes(bytes, storage(), FILE);
    }

    @Test
    default void bytesCanBeReadAnywhere() throws IOException {
        byte[] bytes = Data.random(400_000);
        Data.put(storage(), FILE, bytes);
        Random random = new Random(Data.SEED);
        try (Content content = storage().open(FILE)) {
            for (int i = 0; i < 500; i++) {
                int position = random.nextInt(bytes.length);
                ByteBuffer target = ByteBuffer.allocate(1 + random.nextInt(150_000));
                int count = content.read(target, position);
                assertTrue(count > 0, Data.SEEDED);
                assertEquals(count, target.position(), Data.SEEDED);
                byte[] expected = Arrays.copyOfRange(bytes, position, position + count);
                assertArrayEquals(expected, Data.prefix(target.array(), count), Data.SEEDED);
            }
        }
    }

    @Test
    default void onlyTheRestOfABufferIsFilled() throws IOException {
        byte[] bytes = Data.random(100);
        Data.put(storage(), FILE, bytes);
        for (ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocate(40), ByteBuffer.allocateDirect(40)}) {
            target.position(10).limit(30);
            try (Content content = storage().open(FILE)) {
                while (target.hasRemaining()) {
                    assertTrue(content.read(target, 50 + target.position() - 10) > 0);
                }
            }
            assertEquals(30, target.limit());
            byte[] all = new byte[40];
            target.clear().get(all);
            byte[] expected = new byte[40];
            System.arraycopy(bytes, 50, expected, 10, 20);
            assertArrayEquals(expected, all, Data.SEEDED);
        }
    }

    @Test
    default void thereIsNothingAtTheEndOrBeyond() throws IOException {
        Data.put(storage(), FILE, Data.random(100));
        try (Content content = storage().open(FILE)) {
            for (long position : new long[] {100, 101, 1L << 31, 1L << 40}) {
                ByteBuffer target = ByteBuffer.allocate(10);
                assertEquals(-1, content.read(target, position));
                assertEquals(0, target.position());
            }
            assertEquals(1, content.read(ByteBuffer.allocate(10), 99));
        }
    }

    @Test
    default void anEmptyFileIsAFile() throws IOException {
        Data.put(storage(), FILE, new byte[0]);
        assertEquals(0, storage().stat(FILE).size());
        assertEquals(FileType.FILE, storage().stat(FILE).type());
        try (Content content = storage().open(FILE)) {
            assertEquals(0, content.size());
            assertEquals(-1, content.read(ByteBuffer.allocate(1), 0));
        }
    }

    @Test
    default void aPartialIsOpenedLikeAnyFile() throws IOException {
        byte[] bytes = Data.random(5_000);
        Data.leave(storage(), FILE, bytes, "someone");
        Data.assertBytes(bytes, storage(), FILE.partial());
        assertThrows(NoSuchFileException.class, () -> storage().open(FILE));
    }

    @Test
    default void twoReadersDoNotDisturbEachOther() throws IOException {
        byte[] bytes = Data.random(5_000);
        Data.put(storage(), FILE, bytes);
        Content first = storage().open(FILE);
        try (first;
                Content second = storage().open(FILE)) {
            Data.assertBytes(bytes, first);
            first.close();
            Data.assertBytes(bytes, second);
        }
    }

    @Test
    default void whatIsNoFileCannotBeOpened() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.UPLOADS);
        Data.put(storage(), FILE, Data.random(1));
        FilePath[] paths = {FilePath.ROOT, folder, folder.child("none"), FilePath.of("/none/deeper"), FILE.child("x")};
        for (FilePath path : paths) {
            assertThrows(NoSuchFileException.class, () -> storage().open(path), path::toString);
        }
    }
}
