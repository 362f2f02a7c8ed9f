package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** A disk of one megabyte, where this user may mount one. */
class DiskFullTest {
    private static final FilePath FILE = FilePath.of("/file");

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("user.name").equals("root"),
                "only root on Linux may mount");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tidewire-test", disk.toString());
        assumeTrue(mounted, "mounting is not permitted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertTrue(run("umount", disk.toString()), "still mounted: " + disk);
        }
    }

    @Test
    void onAFullDiskWhatArrivedStaysAndTheStorageGoesOn() throws IOException {
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

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
