package org.tidewire.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The start script as a process of its own, its output in files; ended when closed. */
final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Path SCRIPT = Path.of(System.getProperty("tidewire.script"));

    private final Process process;
    private final Path out;
    private final Path err;

    private ServerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts the script with nothing to read.
     *
     * @param folder where the output goes
     * @param options what follows the script's name
     */
    static ServerProcess start(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(options));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new ServerProcess(process, out, err);
    }

    /** Waits for the end, and tells the exit code. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + out() + err());
        }
        return process.exitValue();
    }

    /** Waits until so many lines are out. */
    List<String> lines(int count) throws IOException, InterruptedException {
        await(count + " lines", () -> out().lines().count() >= count);
        return out().lines().toList();
    }

    /** Waits until a line of the error output begins with this. */
    void errorLine(String start) throws IOException, InterruptedException {
        await(start, () -> err().lines().anyMatch(line -> line.startsWith(start)));
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            if (!condition.holds() && (ended || System.nanoTime() - deadline > 0)) {
                throw new AssertionError("not seen: " + what + "\n" + out() + err());
            }
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    String out() throws IOException {
        return Files.readString(out, UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, UTF_8);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM to the script. */
    void terminate() {
        process.destroy();
    }

    /** Finds two ports one after the other that nobody has, and tells the first. */
    static int freePorts() {
        for (int port = 21_000; port < 32_000; port += 2) {
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new AssertionError("no two free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The script passes SIGTERM on to the server and ends after it. */
    @Override
    public void close() throws IOException, InterruptedException {
        terminate();
        exitCode();
    }
}
