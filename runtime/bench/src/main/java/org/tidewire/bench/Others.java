package org.tidewire.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Clients in a process of their own: ready when they say so, at work until their input ends. */
final class Others implements Closeable {
    private static final String READY = "ready";

    private final Process process;

    /** Starts a program of the bench; it is ready when this returns. */
    Others(Class<?> program, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"), program.getName());
        Collections.addAll(command, words);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (!READY.equals(line)) {
            process.destroy();
            throw new IOException("the clients said " + line);
        }
    }

    /** In the other process: says that it is ready, and returns when it is to end. */
    static void work() throws IOException {
        System.out.println(READY);
        if (System.in.read() >= 0) {
            throw new IOException("nothing is to be said to the clients");
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
