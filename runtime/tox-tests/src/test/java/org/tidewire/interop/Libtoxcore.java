package org.tidewire.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** The original Tox library, and the peer that is built on it once in a run of the tests. */
final class Libtoxcore {
    /** Where the peer is built. */
    static final Path PROGRAM = Path.of("target", "toxpeer");

    private static final Path SOURCES = Path.of("src", "peer");
    private static final String ADVICE = "apt-get install libtoxcore-dev pkg-config gcc libc6-dev";

    private final String missing;

    /**
     * Builds the peer where that is possible.
     *
     * @throws IllegalStateException if all is there and yet the peer cannot be built, which no test may pass over
     */
    Libtoxcore() {
        try {
            missing = whatIsMissing();
            if (missing.isEmpty()) {
                build();
            } else {
                System.out.println("SKIPPED: all tests with the original Tox library, " + missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building " + PROGRAM, e);
        }
    }

    /** Ends the test as skipped, with the reason, where there is no peer. */
    void require() {
        if (!missing.isEmpty()) {
            Assumptions.abort(missing);
        }
    }

    private static String whatIsMissing() throws IOException, InterruptedException {
        if (!succeeds("cc", "--version")) {
            return "there is no C compiler: " + ADVICE;
        }
        if (!succeeds("pkg-config", "--version")) {
            return "there is no pkg-config: " + ADVICE;
        }
        return succeeds("pkg-config", "--exists", "toxcore") ? "" : "libtoxcore-dev is not installed: " + ADVICE;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return run(List.of(command)).exit() == 0;
        } catch (IOException e) {
            // There is no such program, which is an answer too.
            return false;
        }
    }

    private static void build() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cc", "-std=c11", "-O2", "-Wall", "-Wextra", "-pthread", "-o"));
        command.add(PROGRAM.toString());
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".c"))
                    .sorted()
                    .forEach(command::add);
        }
        String flags =
                run(List.of("pkg-config", "--cflags", "--libs", "toxcore")).output();
        command.addAll(List.of(flags.strip().split("\\s+")));
        Files.createDirectories(PROGRAM.getParent());
        Outcome built = run(command);
        if (built.exit() != 0) {
            throw new IllegalStateException("the peer cannot be built: " + command + "\n" + built.output());
        }
    }

    private record Outcome(int exit, String output) {}

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
