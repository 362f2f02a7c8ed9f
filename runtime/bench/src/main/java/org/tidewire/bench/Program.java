package org.tidewire.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Other programs: run to their end, looked for, and their processor time. */
final class Program {
    private static final int TRIES = 500;
    private static final int PAUSE = 20; // ms
    private static final long TICK = 10; // ms; Linux tells processor times in hundredths of a second

    private Program() {}

    /**
     * Runs a program to its end.
     *
     * @param command its name and words
     * @throws IOException if it fails, with all it said
     */
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ": " + said);
        }
    }

    /** Tells whether there is a program of that name. */
    static boolean exists(String name) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Tells the processor time of all children of a process that have ended, and of theirs (Linux, proc(5), cutime). */
    static Duration processorOfEnded(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis(TICK * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    }

    /** Waits a little for something to happen, ten seconds in all. */
    static void pause(int times, String what) throws IOException {
        if (times == TRIES) {
            throw new IOException(what);
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what);
        }
    }
}
