package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** Disks that are full, where this user may mount one. */
class DiskFullTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final int UPLOADS = 20;
    private static final int PIECE = 64 << 10;

    @TempDir
    Path disk;

    private boolean mounted;

    private void mount(int megabytes) throws Exception {
        FullDisk.mount(disk, megabytes);
        mounted = true;
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            FullDisk.unmount(disk);
        }
    }

    @Test
    void onAFullDiskWhatArrivedStaysAndTheStorageGoesOn() throws Exception {
        mount(1);
        byte[] bytes = new byte[2 << 20];
        new Random(20_261_120).nextBytes(bytes);
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(disk);
            long held;
            try (PartialFile partial = storage.create(FILE, "someone")) {
                ByteBuffer source = ByteBuffer.wrap(bytes);
                assertThrows(IOException.class, () -> partial.append(source));
                held = partial.size();
                assertEquals(source.position(), held);
                assertTrue(held > 500_000, "only " + held + " bytes were held");
                assertArrayEquals(Arrays.copyOf(bytes, (int) held), Storages.bytes(partial));
            }
            assertEquals(0, storage.free());
            assertEquals(held, storage.stat(FILE.partial()).size());
            try (PartialFile partial = storage.reopen(FILE).orElseThrow()) {
                partial.truncate(100_000);
                partial.append(ByteBuffer.wrap(bytes, 100_000, 200_000));
                partial.commit();
            }
            assertArrayEquals(Arrays.copyOf(bytes, 300_000), Storages.get(storage, "/file"));
        }
    }

    /** How often: once, or {@code -Dfull.disks=20}. */
    static LongStream seeds() {
        return LongStream.range(20_261_121, 20_261_121 + Integer.getInteger("full.disks", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twentyUploadsThatFilledTheDiskFinishOnceThereIsRoom(long seed) throws Exception {
        mount(64);
        Files.write(disk.resolve("ballast"), new byte[60 << 20]);
        byte[] bytes = new byte[3 << 20];
        new Random(seed).nextBytes(bytes);
        try (Storages made = new Storages()) {
            FileStorage storage = made.on(disk);
            List<FilePath> all = IntStream.range(0, UPLOADS)
                    .mapToObj(number -> FilePath.of("/" + number))
                    .toList();
            List<FilePath> refused = refused(storage, all, bytes);
            assertTrue(refused.size() >= UPLOADS - 1, () -> "only " + refused + " found no room");
            storage.delete(FilePath.of("/ballast"));
            assertEquals(List.of(), refused(storage, refused, bytes));
            for (FilePath path : all) {
                assertArrayEquals(bytes, Storages.get(storage, path.toString()), path::toString);
            }
        }
    }

    /** Uploads all at the same time; returns those that found no room. */
    private static List<FilePath> refused(FileStorage storage, List<FilePath> paths, byte[] bytes) throws Exception {
        Map<FilePath, FutureTask<Void>> uploads = new LinkedHashMap<>();
        paths.forEach(path -> uploads.put(path, new FutureTask<>(() -> upload(storage, path, bytes))));
        uploads.values().forEach(upload -> new Thread(upload, "upload").start());
        List<FilePath> refused = new ArrayList<>();
        for (Map.Entry<FilePath, FutureTask<Void>> upload : uploads.entrySet()) {
            try {
                upload.getValue().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                assertInstanceOf(IOException.class, e.getCause());
                refused.add(upload.getKey());
            }
        }
        return refused;
    }

    /** Goes on with what is there. */
    private static Void upload(FileStorage storage, FilePath path, byte[] bytes) throws IOException {
        Optional<PartialFile> held = storage.reopen(path);
        try (PartialFile partial = held.isPresent() ? held.get() : storage.create(path, "someone")) {
            for (int at = (int) partial.size(); at < bytes.length; at = (int) partial.size()) {
                partial.append(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
            }
            partial.commit();
        }
        return null;
    }
}
