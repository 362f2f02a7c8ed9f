package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The standalone server as a process, begun by its start script. */
final class StartedServer implements Closeable {
    private static final double TICKS = 100; // Linux tells processor times in hundredths of a second
    private static final double KIBS = 1024; // in a MiB

    private final Path home;
    private final int port;
    private final Process process;
    private final long begun = System.nanoTime();

    StartedServer(Path script, Path jar, Path home) throws IOException {
        this.home = home;
        port = WiredBench.freePort();
        ProcessBuilder start = new ProcessBuilder(
                        script.toString(), "--home", home.toString(), "--port", String.valueOf(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        start.environment().put("TIDEWIRE_JAR", jar.toString());
        process = start.start();
    }

    /** Waits until both ports accept; gives the seconds since the script was called. */
    double listening() throws IOException {
        for (int times = 0; !accepts(port) || !accepts(port + 1); times++) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue());
            }
            Program.pause(times, "the server does not listen");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false; // not yet
        }
    }

    /** Gives the seconds of processor time that its Java has used. */
    double processor() throws IOException {
        String stat = Files.readString(file("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** Gives the MiB that its Java holds in memory. */
    double resident() throws IOException {
        List<String> status = Files.readAllLines(file("status"));
        return status.stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KIBS;
    }

    private Path file(String name) throws IOException {
        return Path.of("/proc", Files.readString(home.resolve("lock")).strip(), name);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
