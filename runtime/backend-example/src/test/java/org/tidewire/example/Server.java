package org.tidewire.example;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The standalone server as a process, on loopback, with a home of its own; its users are processes too. */
final class Server implements AutoCloseable {
    private static final String SCRIPT = System.getProperty("tidewire.script");
    private static final String ACCOUNT = "login = tester\nprivileges = download, upload, upload-anywhere\n";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Path home;
    private final Path clientHome;
    private final int port = freePair();
    private final Program program;

    /** Starts it, and returns when it listens. */
    Server(Path folder) throws Exception {
        home = folder.resolve("server");
        clientHome = folder.resolve("client");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/org.tidewire.account-tester.cfg"), ACCOUNT);
        program = new Program(folder, List.of(SCRIPT, "--home", home.toString(), "--port", Integer.toString(port)));
        try {
            await("the server listens", () -> listens(port) && listens(port + 1));
        } catch (Exception | Error e) {
            program.close();
            throw e;
        }
    }

    Path home() {
        return home;
    }

    /** Puts a file into {@code deploy/} as the guide says: in one step. */
    void deploy(Path file) throws IOException {
        Path beside = Files.copy(file, home.resolve("data").resolve(file.getFileName()));
        Files.move(beside, home.resolve("deploy").resolve(file.getFileName()));
    }

    void undeploy(Path file) throws IOException {
        Files.delete(home.resolve("deploy").resolve(file.getFileName()));
    }

    /** Runs commands of the shell as a user on another machine would; returns the output if they succeed. */
    String run(String commands) throws Exception {
        try (Program user = user(commands)) {
            if (user.exitCode() != 0) {
                throw new AssertionError(commands + ": " + user.output() + program.output());
            }
            return user.output();
        }
    }

    /** Lists the root again and again, until it has a name, or has it no more. */
    void awaitInRoot(String name, boolean there) throws Exception {
        await(name + " in the root: " + there, () -> {
            try (Program user = user("wired:ls /")) {
                return user.exitCode() == 0 && user.output().contains(name) == there;
            }
        });
    }

    private Program user(String commands) throws IOException {
        String login = "wired:connect 'wired://tester:@127.0.0.1:" + port + "/'; ";
        return new Program(
                home, List.of(SCRIPT, "--home", clientHome.toString(), "--port", "0", "--exec", login + commands));
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            if (!program.isRunning() || System.nanoTime() - end > 0) {
                throw new AssertionError("not seen: " + what + "\n" + program.output());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static int freePair() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IllegalStateException("no two free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        program.close();
    }
}
