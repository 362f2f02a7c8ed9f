package org.tidewire.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Measures how long the resume policy takes to load ten thousand records, each time in a process just started. */
public final class ResumeBench {
    private static final int RECORDS = 10_000;
    private static final int FRIENDS = 100;
    private static final int ROUNDS = 9;
    private static final int WARM = 10;

    private ResumeBench() {}

    /**
     * Runs it; with a directory and a number as its words it is the process that loads.
     *
     * @param words none; or how many records, for one round; or the directory of the records, and how many there are
     * @throws IOException if records cannot be written or read
     */
    public static void main(String... words) throws IOException {
        if (words.length == 2) {
            load(Path.of(words[0]), Integer.parseInt(words[1]));
        } else if (words.length == 1) {
            measure(Integer.parseInt(words[0]), 1);
        } else {
            measure(RECORDS, ROUNDS);
        }
    }

    private static void measure(int count, int rounds) throws IOException {
        try (Workplace place = new Workplace(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path records = Files.createDirectory(place.path().resolve("records"));
            write(records, count);
            double[] cold = new double[rounds];
            double[] warm = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                String[] times = child(records, count).split(" ", -1);
                cold[round] = Double.parseDouble(times[0]);
                warm[round] = Double.parseDouble(times[1]);
            }
            print(count, "in a process just started", cold);
            print(count, "the " + WARM + "th time in a process", warm);
        }
    }

    private static void write(Path records, int count) throws IOException {
        ResumePolicy policy = policy(records);
        for (int number = 0; number < count; number++) {
            FilePath path = FilePath.of("/Received/holiday/picture " + number + ".jpg");
            policy.remember(new TransferInfo(
                    0,
                    FileId.random(),
                    Direction.INCOMING,
                    new Peer(String.format(Locale.ROOT, "%064X", number % FRIENDS), ""),
                    FileKind.DATA,
                    path.name(),
                    path,
                    1_000_000L + number,
                    0,
                    TransferState.INTERRUPTED,
                    0,
                    ""));
        }
        Wiring.call(policy, "stop");
    }

    private static ResumePolicy policy(Path records) {
        return (ResumePolicy) Wiring.make(
                "org.tidewire.resume.tox.ToxResumePolicy", Map.of("directory", records.toString()), Wiring.log());
    }

    private static void load(Path records, int count) {
        Wiring.log(); // loads what a container has loaded by then
        double first = seconds(records, count);
        double last = first;
        for (int time = 1; time < WARM; time++) {
            last = seconds(records, count);
        }
        System.out.println(first + " " + last);
    }

    private static double seconds(Path records, int count) {
        long start = System.nanoTime();
        ResumePolicy policy = policy(records);
        double seconds = (System.nanoTime() - start) / 1e9;
        int loaded = policy.all().size();
        if (loaded != count) {
            throw new IllegalStateException(loaded + " records were loaded");
        }
        Wiring.call(policy, "stop");
        return seconds;
    }

    private static String child(Path records, int count) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ResumeBench.class.getName(),
                        records.toString(),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the process that loads said nothing");
            }
            return line;
        } finally {
            process.onExit().join();
        }
    }

    private static void print(int count, String when, double... seconds) {
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%d records, %s: median %.2f s, %.2f to %.2f s of %d%n",
                count,
                when,
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1],
                seconds.length);
    }
}
