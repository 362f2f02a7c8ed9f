package org.tidewire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/**
 * Measures how long one client waits for the listing of a folder of 100 files while others download without end: the
 * server and the one that waits are this process, those who download are another.
 */
public final class LatencyBench {
    private static final int FILES = 100;
    private static final int BULK = 16 << 20;
    private static final FilePath LISTED = FilePath.of("/listed");

    private LatencyBench() {}

    /**
     * Runs it; with a port, a folder and a number as words it is the process of those who download.
     *
     * @param words none, or how many download (64), and how many listings are timed (2,000); or what the other process is told
     * @throws IOException if a listing or a file could not be had
     */
    public static void main(String... words) throws IOException {
        if (words.length == 3) {
            download(Integer.parseInt(words[0]), Path.of(words[1]), Integer.parseInt(words[2]));
        } else {
            measure(
                    words.length == 0 ? 64 : Integer.parseInt(words[0]),
                    words.length < 2 ? 2_000 : Integer.parseInt(words[1]));
        }
    }

    private static void measure(int bulk, int times) throws IOException {
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        try (Workplace place = new Workplace(parent);
                Workplace aside = new Workplace(parent)) {
            Path listed = Files.createDirectory(place.path().resolve("listed"));
            for (int i = 0; i < FILES; i++) {
                Files.write(listed.resolve("file-" + i), new byte[i]);
            }
            Files.write(place.path().resolve("bulk.bin"), new byte[BULK]);
            int port = WiredBench.freePort();
            try (Product product = new Product(place.path(), port, new Identity(aside.path()).context());
                    WiredConnection one = Product.connect(port, aside.path().resolve("known"))) {
                print("alone", listings(one, times));
                try (Others others = new Others(
                        LatencyBench.class, String.valueOf(port), aside.path().toString(), String.valueOf(bulk))) {
                    listings(one, times / 10);
                    print("beside " + bulk + " downloads", listings(one, times));
                }
            }
        }
    }

    private static void download(int port, Path aside, int bulk) throws IOException {
        for (int i = 0; i < bulk; i++) {
            WiredConnection one = Product.connect(port, aside.resolve("known"));
            Path target = aside.resolve("bulk-" + i);
            Thread thread = new Thread(() -> downloadAgain(one, target), "bulk-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        Others.work();
        System.exit(0); // the sockets end with the process
    }

    private static void downloadAgain(WiredConnection one, Path target) {
        try {
            while (true) {
                one.get(FilePath.of("/bulk.bin"), target, Progress.NONE);
                Files.delete(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long each took, in ms, sorted. */
    private static double[] listings(WiredConnection one, int times) throws IOException {
        double[] took = new double[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            int files = one.list(LISTED).size();
            took[i] = (System.nanoTime() - begun) / 1e6;
            if (files != FILES) {
                throw new IOException("a listing of " + files + " files");
            }
        }
        Arrays.sort(took);
        return took;
    }

    private static void print(String title, double[] took) {
        System.out.printf(
                Locale.ROOT,
                "A listing %s: median %.2f ms, p90 %.2f, p99 %.2f, longest %.2f (%d times)%n",
                title,
                took[took.length / 2],
                took[took.length * 9 / 10],
                took[took.length * 99 / 100],
                took[took.length - 1],
                took.length);
    }
}
