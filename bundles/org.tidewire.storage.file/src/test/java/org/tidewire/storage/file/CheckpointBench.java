package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/**
 * What checkpoints cost: an upload from its creation to its commit, with them and without, in turn. Run by name only;
 * {@code -Dbench.folder}, {@code -Dbench.mib} and {@code -Dbench.rounds} say where, how much, and how often, {@code
 * -Dbench.rate} how many MB/s the sender has; else it is as fast as memory.
 */
class CheckpointBench {
    private static final Path FOLDER = Path.of(System.getProperty("bench.folder", "target"));
    private static final long SIZE = Long.getLong("bench.mib", 1_024) << 20;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int RATE = Integer.getInteger("bench.rate", 0);
    private static final FilePath FILE = FilePath.of("/file");
    private static final Pace NEVER = new Pace(Long.MAX_VALUE / 2, Duration.ofDays(1), Long.MAX_VALUE / 2);

    private final ByteBuffer piece = ByteBuffer.allocateDirect(128 << 10);

    @Test
    void anUploadWithCheckpointsAndWithout() throws IOException {
        byte[] bytes = new byte[piece.capacity()];
        new Random(20_261_121).nextBytes(bytes);
        piece.put(bytes);
        double[] ratios = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        double[] without = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            int at = Math.max(0, round);
            boolean first = round % 2 == 0;
            without[at] = first ? upload(NEVER) : without[at];
            with[at] = upload(Pace.USUAL);
            without[at] = first ? without[at] : upload(NEVER);
            ratios[at] = with[at] / without[at];
        }
        print("with checkpoints, s", with);
        print("without, s", without);
        print("ratio", ratios);
    }

    private double upload(Pace pace) throws IOException {
        Path root = Files.createTempDirectory(Files.createDirectories(FOLDER), "checkpoints");
        Tree tree = Tree.of(root);
        Checkpoints.Setting setting = new Checkpoints.Setting(
                Boot.current(), pace, new WorkerThread("checkpoints of the bench", Duration.ofSeconds(5)));
        FileStorage storage =
                new FileStorage(tree, Files.getFileStore(root), new Staging(tree, root), setting, Storages.silence());
        long began = System.nanoTime();
        try (PartialFile partial = storage.create(FILE, "bench")) {
            while (partial.size() < SIZE) {
                partial.append(piece.clear());
                await(began, partial.size());
            }
            partial.commit();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        storage.delete(FILE);
        storage.stop();
        remove(root);
        return seconds;
    }

    /** Holds the sender to the rate. */
    private static void await(long began, long sent) {
        while (RATE > 0 && (System.nanoTime() - began) / 1e9 * RATE * 1e6 < sent) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void remove(Path root) throws IOException {
        for (String path : new String[] {".wired/staging", ".wired", ""}) {
            Files.delete(root.resolve(path));
        }
    }

    private static void print(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f, %.2f to %.2f%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
