package org.tidewire.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program, with its output in a file; ended when closed. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path output;

    /**
     * Starts it with nothing to read.
     *
     * @param directory where it runs
     * @param command the program and its arguments
     */
    Program(Path directory, List<String> command) throws IOException {
        output = Files.createTempFile("program", ".log");
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end; tells the exit code. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output());
        }
        return process.exitValue();
    }

    /** Ends it and what it has started: asks first, and then does not. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        Files.delete(output);
    }
}
