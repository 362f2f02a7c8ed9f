package org.tidewire.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures the standalone server from outside: from the call of the start script until both its ports accept, and what it
 * holds once it idles. Each start is a process; the home is a new folder, so the first makes certificate and password.
 */
public final class StartBench {
    private final Path script;
    private final Path jar;
    private final int idle;

    private StartBench(Path script, Path jar, int idle) {
        this.script = script;
        this.jar = jar;
        this.idle = idle;
    }

    /**
     * Runs it.
     *
     * @param words {@code --rounds N} starts after the first, {@code --idle SECONDS} until memory is looked at,
     *     {@code --script FILE} and {@code --jar FILE}
     * @throws IOException if the server does not start
     */
    public static void main(String... words) throws IOException {
        Path script = Path.of("runtime/tidewire");
        Path jar = Path.of("runtime/server/target/tidewire.jar");
        int rounds = 9;
        int idle = 5;
        for (int i = 0; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "--rounds" -> rounds = Integer.parseInt(words[i + 1]);
                case "--idle" -> idle = Integer.parseInt(words[i + 1]);
                case "--script" -> script = Path.of(words[i + 1]);
                case "--jar" -> jar = Path.of(words[i + 1]);
                default ->
                    throw new IllegalArgumentException("unknown " + words[i]
                            + "; allowed are --rounds N, --idle SECONDS, --script FILE, --jar FILE");
            }
        }
        new StartBench(script.toAbsolutePath(), jar.toAbsolutePath(), idle).run(rounds);
    }

    private void run(int rounds) throws IOException {
        System.out.printf(Locale.ROOT, "the jar: %.1f MB%n", Files.size(jar) / 1e6);
        try (Workplace place = new Workplace(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path home = place.path().resolve("home");
            print("first start", start(home));
            double[][] later = new double[3][rounds];
            for (int round = 0; round < rounds; round++) {
                double[] start = start(home);
                for (int part = 0; part < start.length; part++) {
                    later[part][round] = start[part];
                }
            }
            Arrays.stream(later).forEach(Arrays::sort);
            print("later, median", middle(later, rounds / 2));
            print("later, least", middle(later, 0));
            print("later, most", middle(later, rounds - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "load of the machine: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double[] middle(double[][] sorted, int at) {
        return Arrays.stream(sorted).mapToDouble(each -> each[at]).toArray();
    }

    /** Gives seconds until it listens, seconds of processor time until then, and MiB resident once it idles. */
    private double[] start(Path home) throws IOException {
        try (StartedServer server = new StartedServer(script, jar, home)) {
            double seconds = server.listening();
            double busy = server.processor();
            for (int waited = 0; waited < idle * 50; waited++) {
                Program.pause(0, "idle");
            }
            return new double[] {seconds, busy, server.resident()};
        }
    }

    private static void print(String what, double... start) {
        System.out.printf(
                Locale.ROOT,
                "%-14s listens after %5.2f s, with %5.2f s of processor time; idle %4.0f MiB resident%n",
                what,
                start[0],
                start[1],
                start[2]);
    }
}
