package org.tidewire.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The start script, run with a home of its own: a server, or a client that runs commands and ends. */
final class Tidewire implements AutoCloseable {
    private static final String SCRIPT = System.getProperty("tidewire.script");
    private static final String ACCOUNT = "login = tester\nprivileges = download, upload, upload-anywhere\n";

    private final Process script;
    private final Path log;

    private Tidewire(Path home, ProcessBuilder builder) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("org.tidewire.account-tester.cfg"), ACCOUNT);
        log = Files.createTempFile(home, "output", ".log");
        script = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private Tidewire(Path home, List<String> options) throws IOException {
        this(home, new ProcessBuilder(command(home, options)));
        script.getOutputStream().close();
    }

    private static List<String> command(Path home, List<String> options) {
        List<String> command = new ArrayList<>(List.of(SCRIPT, "--home", home.toString()));
        command.addAll(options);
        return command;
    }

    /** Starts a server and waits until it listens. */
    static Tidewire serve(Path home, int port, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--port", Integer.toString(port)));
        options.addAll(List.of(more));
        Tidewire server = new Tidewire(home, options);
        try {
            Await.until("port " + port + " listens: " + server.log, () -> {
                server.requireRunning();
                return Ports.listens(port) && Ports.listens(port + 1);
            });
            return server;
        } catch (Exception | Error e) {
            server.close();
            throw e;
        }
    }

    /** Starts it with any options, and waits for nothing. */
    static Tidewire start(Path home, String... options) throws IOException {
        return new Tidewire(home, List.of(options));
    }

    /** Starts it with options for Java, too, and waits for nothing. */
    static Tidewire with(String java, Path home, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(home, List.of(options)));
        builder.environment().put("TIDEWIRE_OPTS", java);
        Tidewire started = new Tidewire(home, builder);
        started.script.getOutputStream().close();
        return started;
    }

    /** Starts it in a terminal of 250 columns, without colours, and waits for nothing; relative paths count from the folder. */
    static Tidewire typed(Path folder, Path home, String... options) throws IOException {
        String command = command(home, List.of(options)).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "stty rows 50 cols 250; exec ", ""));
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", command, "/dev/null").directory(folder.toFile());
        builder.environment().put("TERM", "dumb");
        builder.environment().put("SHELL", "/bin/sh");
        return new Tidewire(home, builder);
    }

    /** Runs lines as written, by bash in a folder; whatever they start is this. */
    static Tidewire bash(Path folder, Path home, String lines) throws IOException {
        Tidewire started = new Tidewire(home, new ProcessBuilder("bash", "-e", "-c", lines).directory(folder.toFile()));
        started.script.getOutputStream().close();
        return started;
    }

    /** Runs commands of the shell as another program would. */
    static Tidewire run(Path home, int port, String commands) throws IOException {
        String login = "wired:connect 'wired://tester:@127.0.0.1:" + port + "/'; ";
        return new Tidewire(home, List.of("--port", "0", "--exec", login + commands));
    }

    /** Types a line; only what is {@link #typed} reads it. */
    void type(String line) throws IOException {
        OutputStream keys = script.getOutputStream();
        keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    void requireRunning() throws IOException {
        if (!script.isAlive()) {
            throw new AssertionError("it ended with " + script.exitValue() + ": " + output());
        }
    }

    /** Waits for its end. */
    int exitCode() throws Exception {
        if (!script.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output());
        }
        return script.exitValue();
    }

    /** Kills Java as {@code kill -9} does, and waits for its end. */
    void kill() throws Exception {
        List<ProcessHandle> children = script.descendants().toList();
        if (children.isEmpty()) {
            throw new AssertionError("nothing to kill: " + output());
        }
        children.forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    /** Asks to stop, as SIGTERM does, and waits for its end. */
    int stop() throws Exception {
        script.destroy();
        return exitCode();
    }

    /** Ends whatever still runs. */
    @Override
    public void close() throws Exception {
        ProcessTree.end(script);
    }
}
