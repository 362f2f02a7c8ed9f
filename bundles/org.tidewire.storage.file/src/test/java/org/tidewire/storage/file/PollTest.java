package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** Somebody looks at a file's name all the time, as a web server might; {@code -Dpoll.uploads=N} uploads more. */
class PollTest {
    private static final int UPLOADS = Integer.getInteger("poll.uploads", 1_000);
    private static final int SIZE = 3_000;

    @TempDir(factory = MemoryFolder.class)
    Path root;

    private final Random random = new Random(20_261_121);
    private volatile int current;
    private final Semaphore whole = new Semaphore(0);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void nobodyEverSeesAShortFileUnderItsName() throws Exception {
        FutureTask<Integer> reader = new FutureTask<>(this::look);
        new Thread(reader, "reader").start();
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(root);
            for (int number = 0; number < UPLOADS; number++) {
                current = number;
                upload(storage, FilePath.ROOT.child(Integer.toString(number)));
                assertTrue(whole.tryAcquire(30, TimeUnit.SECONDS), "nobody saw it");
            }
        } finally {
            current = UPLOADS;
        }
        int seen = reader.get(30, TimeUnit.SECONDS);
        System.out.println(UPLOADS + " files, each looked for while it came, " + looks + " looks");
        assertEquals(UPLOADS, seen);
    }

    private void upload(FileStorage storage, FilePath path) throws IOException {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        if (current % 2 == 0) {
            storage.store(path, "", ByteBuffer.wrap(bytes));
            return;
        }
        try (PartialFile partial = storage.create(path, "")) {
            partial.append(ByteBuffer.wrap(bytes, 0, SIZE / 2));
            partial.append(ByteBuffer.wrap(bytes, SIZE / 2, SIZE / 2));
            partial.commit();
        }
    }

    /** Returns how many files were seen. */
    private int look() throws IOException {
        BitSet seen = new BitSet();
        for (int number = current; number < UPLOADS; number = current) {
            if (isThere(number) && !seen.get(number)) {
                seen.set(number);
                whole.release();
            }
            looks.incrementAndGet();
        }
        return seen.cardinality();
    }

    /** Looks for a file; if it is there, it is whole. */
    private boolean isThere(int number) throws IOException {
        try {
            assertEquals(SIZE, Files.size(root.resolve(Integer.toString(number))), "file " + number);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
