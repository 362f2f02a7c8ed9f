package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** A real process receives, and is really killed. */
class KillTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final int SIZE = 64 << 20;
    private static final int CHUNK = 8 * 16_367;
    private static final long SEED = 20_261_120;

    @TempDir
    Path root;

    /** Goes on with the file, and says after each chunk how much it was told to be held. */
    public static void main(String[] args) throws IOException {
        byte[] bytes = bytes();
        FileStorage storage = new FileStorage(Storages.config(java.util.Map.of("root", args[0])), Storages.silence());
        Optional<PartialFile> held = storage.reopen(FILE);
        try (PartialFile partial = held.isPresent() ? held.get() : storage.create(FILE, "someone")) {
            System.out.println(partial.size());
            for (int at = (int) partial.size(); at < SIZE; at = (int) partial.size()) {
                partial.append(ByteBuffer.wrap(bytes, at, Math.min(CHUNK, SIZE - at)));
                System.out.println(partial.size());
            }
        }
    }

    @Test
    @Timeout(240)
    void whatWasAppendedOutlivesKill9() throws Exception {
        byte[] bytes = bytes();
        Random random = new Random(SEED);
        long last = 0;
        for (int kill = 0; kill < 3; kill++) {
            long told = receiveAndKill(last + random.nextInt(SIZE / 6));
            try (Storages made = new Storages();
                    PartialFile partial = made.on(root).reopen(FILE).orElseThrow()) {
                assertEquals("someone", partial.origin());
                assertTrue(partial.size() >= told, () -> "told of " + told + " bytes that are lost, seed " + SEED);
                last = partial.size();
                byte[] held = Storages.bytes(partial);
                assertArrayEquals(java.util.Arrays.copyOf(bytes, held.length), held, "seed " + SEED);
            }
        }
        assertTrue(last > 0 && last < SIZE, "killed too late to prove anything: " + last);
    }

    /** Returns the last size the process told of before it died. */
    private long receiveAndKill(long enough) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), KillTest.class.getName(), root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long told = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Long.parseLong(line);
                if (told >= enough) {
                    // By its handle: what it said before it died is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(137, process.exitValue(), "the process was not killed");
        return told;
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
