package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process of this class path, which is killed (SIGKILL). It ends by itself when this process does. */
final class Victim implements Closeable {
    private static final int KILLED = 137; // 128 and the number of SIGKILL
    private static final int PATIENCE = 60; // seconds

    private final Process process;
    private final BufferedReader lines;

    /** Starts a main class; what it says on its standard output must fit into a pipe until it is read. */
    Victim(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr", // what the machine finds strange is no word of ours
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = process.inputReader(UTF_8);
    }

    /** Called by the process itself: ends it when its parent, which holds the other end of its input, is gone. */
    static void followParent() {
        Thread watch = new Thread(Victim::outliveNobody, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Called by the process itself: stays until its parent is gone, and ends the process then. */
    static void outliveNobody() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            throw new IllegalStateException("the parent is out of sight", e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Waits until it says this, which must be the next it says. */
    void awaitWord(String word) throws IOException {
        assertEquals(word, lines.readLine());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it; false if it had come to its end before. */
    boolean kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // by its handle: what it said before it died is still to be read
        return exitCode() == KILLED;
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), "it does not come to its end");
        return process.exitValue();
    }

    /** Tells what it said and nobody has read; it has ended by then. */
    List<String> said() {
        return lines.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
