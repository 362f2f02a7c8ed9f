package org.tidewire.system;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A home with a Tox node, and whatever runs in it: killed and started again, each time on another port. */
final class ToxHome implements AutoCloseable {
    private static final Pattern TOX_ID = Pattern.compile("(?m)^([0-9A-F]{64})[0-9A-F]{12}$");
    private static final long SPEED = 5_000_000;

    private final String name;
    private final Path home;
    private String key;
    private int port;
    private Tidewire run;

    private ToxHome(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    /** Makes a home; its identity is being made until {@link #learnKey} returns. */
    static ToxHome make(String name, Path home) throws IOException {
        ToxHome made = new ToxHome(name, home);
        made.write("org.tidewire.transfer.cfg", "download.speed = " + SPEED + "\n");
        made.exec("tox:id");
        return made;
    }

    /** Waits for the public key. */
    void learnKey() throws Exception {
        expectSuccess();
        Matcher id = TOX_ID.matcher(run.output());
        if (!id.find()) {
            throw new AssertionError("no Tox ID: " + run.output());
        }
        key = id.group(1);
    }

    /** Waits for the end of what it runs, which must be a success. */
    void expectSuccess() throws Exception {
        if (run.exitCode() != 0) {
            throw new AssertionError(name + " failed: " + run.output());
        }
    }

    /** Writes down where a friend is, as a person would. */
    void befriend(ToxHome friend) throws IOException {
        write(configuration(friend), "tox.id = " + friend.key + "\naddress = 127.0.0.1:" + friend.port + "\n");
    }

    /** Deletes what was written down of a friend. */
    void unfriend(ToxHome friend) throws IOException {
        Files.delete(home.resolve("etc").resolve(configuration(friend)));
    }

    private static String configuration(ToxHome friend) {
        return "org.tidewire.tox.friend-" + friend.name + ".cfg";
    }

    /** Takes a port of its own for the next run: friends may hold a link to the last one. */
    void move() throws IOException {
        port = freePort();
        write("org.tidewire.tox.cfg", "identity = ${tidewire.home}/tox/identity\nport = " + port + "\n");
    }

    /** Runs shell commands in a server of this home. */
    void exec(String commands) throws IOException {
        if (port == 0) {
            move();
        }
        run = Tidewire.start(home, "--port", "0", "--exec", commands);
    }

    /** Starts the server, which does by itself whatever it does. */
    void serve() throws IOException {
        run = Tidewire.start(home, "--port", "0");
    }

    void kill() throws Exception {
        run.kill();
    }

    void requireRunning() throws IOException {
        run.requireRunning();
    }

    String output() throws IOException {
        return run.output();
    }

    Path file(String path) {
        return home.resolve("files").resolve(path);
    }

    /** The records of what is unfinished. */
    List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("journal"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void write(String file, String text) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve(file), text);
    }

    /** The system would give one that its own connections take, too. */
    private static int freePort() throws IOException {
        int port = 0;
        while (port == 0) {
            port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (DatagramSocket socket = new DatagramSocket(null)) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (BindException e) {
                port = 0; // somebody has it
            }
        }
        return port;
    }

    @Override
    public void close() throws Exception {
        run.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
