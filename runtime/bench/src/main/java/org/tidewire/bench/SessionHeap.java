package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.tidewire.wired.client.WiredConnection;

/** Measures what a session costs the server while it does nothing; the clients are another process. */
public final class SessionHeap {
    private static final int SESSIONS = 1_000;

    private SessionHeap() {}

    /**
     * Runs it; with a port, a file and a number as words it is the clients' process.
     *
     * @param words none, or how many sessions (1,000); or port, known servers and how many
     * @throws IOException if a session could not be had
     */
    public static void main(String... words) throws IOException {
        if (words.length == 3) {
            clients(Integer.parseInt(words[0]), Path.of(words[1]), Integer.parseInt(words[2]));
        } else {
            measure(words.length == 0 ? SESSIONS : Integer.parseInt(words[0]));
        }
    }

    private static void measure(int sessions) throws IOException {
        try (Workplace place = new Workplace(Path.of(System.getProperty("java.io.tmpdir")));
                Workplace aside = new Workplace(Path.of(System.getProperty("java.io.tmpdir")))) {
            int port = WiredBench.freePort();
            Path known = aside.path().resolve("known");
            try (Product product = new Product(place.path(), port, new Identity(aside.path()).context())) {
                Product.connect(port, known).close(); // loads every class
                long heap = heap();
                long resident = resident();
                try (Others clients = new Others(
                        SessionHeap.class, String.valueOf(port), known.toString(), String.valueOf(sessions))) {
                    System.out.printf(
                            Locale.ROOT,
                            "%d idle sessions, %d threads: %d bytes of heap each; %d bytes of resident memory each, thread included%n",
                            sessions,
                            Thread.activeCount(),
                            (heap() - heap) / sessions,
                            (resident() - resident) / sessions);
                }
            }
        }
    }

    private static void clients(int port, Path known, int sessions) throws IOException {
        List<WiredConnection> open = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            open.add(Product.connect(port, known));
        }
        Others.work();
        for (WiredConnection each : open) {
            each.close();
        }
    }

    /** Tells the bytes in use once nothing more can be collected. */
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
