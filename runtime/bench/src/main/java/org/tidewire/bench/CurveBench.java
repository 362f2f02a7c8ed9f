package org.tidewire.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Measures what operations cost as sessions, queues, folders and records grow. */
public final class CurveBench {
    private static final Path MEMORY = Path.of("/dev/shm");

    private CurveBench() {}

    /**
     * Runs it.
     *
     * @param words {@code --parts sessions,queue,sends,folder,journal}, {@code --most N} to end earlier, and
     *     {@code --folder DIR}
     * @throws Exception if something fails
     */
    public static void main(String... words) throws Exception {
        Set<String> parts = Set.of("sessions", "queue", "sends", "folder", "journal");
        int most = 1_000_000;
        Path folder = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        for (int i = 0; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "--parts" -> parts = Set.of(words[i + 1].split(",", -1));
                case "--most" -> most = Integer.parseInt(words[i + 1]);
                case "--folder" -> folder = Path.of(words[i + 1]);
                default ->
                    throw new IllegalArgumentException(
                            "unknown " + words[i] + "; allowed are --parts LIST, --most N, --folder DIR");
            }
        }
        run(parts, most, folder, System.out);
    }

    private static void run(Set<String> parts, int most, Path folder, PrintStream out) throws Exception {
        out.printf("%9s  %-52s %12s %-8s %s%n", "n", "what", "cost", "", "exponent");
        if (parts.contains("sessions")) {
            SessionCurve.run(Math.min(most, 2_000), folder, out);
        }
        if (parts.contains("queue")) {
            QueueCurve.run("one client", 1, Math.min(most, 100_000), folder, out);
            QueueCurve.run("1,000 clients", 1_000, Math.min(most, 100_000), folder, out);
        }
        if (parts.contains("sends")) {
            SendCurve.run(Math.min(most, 10_000), folder, out);
        }
        if (parts.contains("folder")) {
            FolderCurve.run(most, folder, out);
        }
        if (parts.contains("journal")) {
            JournalCurve.run(Math.min(most, 100_000), folder, out);
        }
    }
}
