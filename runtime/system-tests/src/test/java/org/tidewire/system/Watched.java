package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A server with a person at its shell, as far as news go, who looks at it all the time and says what there is to say. */
final class Watched implements AutoCloseable {
    private static final String LOOK = "prompt = 'g! '; until { 'on' equals 'off' } {"
            + " try { source '%s' } { echo $exception }; storage:backends | cat; transfer:list | cat; lb -s | cat;"
            + " echo ROUND; sleep 1 }";

    private final Path home;
    private final Path commands;
    private final Tidewire server;

    private Watched(Path home, int port) throws IOException {
        this.home = home;
        this.commands = Files.writeString(Files.createDirectories(home).resolve("commands"), "");
        Files.createDirectories(home.resolve("deploy"));
        this.server = Tidewire.start(home, "--port", Integer.toString(port), "--exec", LOOK.formatted(commands));
    }

    /** Starts one and waits until it is looked at. */
    static Watched start(Path home, int port) throws Exception {
        Watched watched = new Watched(home, port);
        try {
            watched.await("org.tidewire.shell");
            return watched;
        } catch (Exception | Error e) {
            watched.close();
            throw e;
        }
    }

    /** Waits until the shell shows it. */
    void await(String shown) throws Exception {
        Await.until(shown + " in " + server.output(), () -> round().contains(shown));
    }

    /** Waits until the shell shows it no more. */
    void awaitGone(String shown) throws Exception {
        Await.until("no " + shown, () -> !round().isEmpty() && !round().contains(shown));
    }

    /** Waits until a bundle is active, by name and version. */
    void awaitActive(String bundle) throws Exception {
        Await.until(bundle + " is active", () -> round().lines()
                .anyMatch(line -> line.contains("Active") && line.contains(bundle)));
    }

    /** Waits until people were told. */
    void awaitNews(String news) throws Exception {
        Await.until(news + " in " + server.output(), () -> server.output().contains(news));
    }

    /** How often people were told. */
    int told(String news) throws IOException {
        return server.output().split(Pattern.quote(news), -1).length - 1;
    }

    /** Says a command, and waits for a part of its answer. */
    void say(String command, String answer) throws Exception {
        int before = told(answer);
        write(commands, ("echo (" + command + ")\n").getBytes(UTF_8));
        Await.until(answer + " in " + server.output(), () -> told(answer) > before);
        write(commands, new byte[0]);
    }

    /** What the shell showed last, whole. */
    String round() throws IOException {
        server.requireRunning();
        String output = server.output();
        int end = output.lastIndexOf("ROUND");
        return end < 0 ? "" : output.substring(Math.max(0, output.lastIndexOf("ROUND", end - 1)), end);
    }

    String log() throws IOException {
        return Files.readString(home.resolve("logs").resolve("tidewire.log"));
    }

    /** Moves a file into deploy/ whole, as the readme says. */
    Path drop(String name, byte[] content) throws IOException {
        return write(home.resolve("deploy").resolve(name), content);
    }

    private Path write(Path file, byte[] content) throws IOException {
        Path whole = Files.write(home.resolve("whole"), content);
        return Files.move(whole, file, ATOMIC_MOVE);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
