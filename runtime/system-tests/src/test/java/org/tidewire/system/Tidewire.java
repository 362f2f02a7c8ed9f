package org.tidewire.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The start script, run with a home of its own: a server, or a client that runs commands and ends. */
final class Tidewire implements AutoCloseable {
    private static final String ACCOUNT = "login = tester\nprivileges = download, upload, upload-anywhere\n";

    private final Process script;
    private final Path log;

    private Tidewire(Path home, List<String> options) throws IOException {
        this(home, options, "");
    }

    private Tidewire(Path home, List<String> options, String java) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("org.tidewire.account-tester.cfg"), ACCOUNT);
        log = Files.createTempFile(home, "output", ".log");
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("tidewire.script"), "--home", home.toString()));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (!java.isEmpty()) {
            builder.environment().put("TIDEWIRE_OPTS", java);
        }
        script = builder.start();
        script.getOutputStream().close();
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
        return new Tidewire(home, List.of(options), java);
    }

    /** Runs commands of the shell as another program would. */
    static Tidewire run(Path home, int port, String commands) throws IOException {
        String login = "wired:connect 'wired://tester:@127.0.0.1:" + port + "/'; ";
        return new Tidewire(home, List.of("--port", "0", "--exec", login + commands));
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
        List<ProcessHandle> children = script.descendants().toList();
        script.destroy();
        if (!script.waitFor(20, TimeUnit.SECONDS)) {
            children.forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
        }
    }
}
