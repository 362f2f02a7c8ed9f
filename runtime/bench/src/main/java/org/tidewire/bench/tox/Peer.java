package org.tidewire.bench.tox;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer of either kind, a process that can be told, heard and killed. For one thread. */
final class Peer implements Closeable {
    /** Seconds to wait for an event; bad weather makes the original library slow. */
    private static final int PATIENCE = 900;

    private final Kind kind;
    private final long started = System.nanoTime();
    private final Process process;
    private final BufferedWriter input;
    private final BlockingQueue<Event> output = new LinkedBlockingQueue<>();
    private final List<Event> unheard = new ArrayList<>();
    private final Event id;

    /** Starts it and waits until it listens. */
    Peer(Kind kind, List<String> command) throws IOException {
        this.kind = kind;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "what a peer tells");
        reader.setDaemon(true);
        reader.start();
        id = await("id");
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(new Event(System.nanoTime(), List.of(line.split("\t", -1))));
            }
        } catch (IOException e) {
            output.add(new Event(System.nanoTime(), List.of("error", e.toString())));
        }
    }

    Kind kind() {
        return kind;
    }

    /** When its process was started. */
    long started() {
        return started;
    }

    /** When it listened. */
    long listened() {
        return id.at();
    }

    String key() {
        return id.word(1).substring(0, 64);
    }

    String dhtKey() {
        return id.word(2);
    }

    String port() {
        return id.word(3);
    }

    /** Gives a command, and waits until it is obeyed. */
    void tell(String... words) throws IOException {
        input.write(String.join("\t", words));
        input.write('\n');
        input.flush();
        await("done", words[0]);
    }

    /** Waits for an event that begins with these words, and takes it. */
    Event await(String... words) throws IOException {
        List<String> wanted = List.of(words);
        for (Event event : unheard) {
            if (event.beginsWith(wanted)) {
                unheard.remove(event);
                return event;
            }
        }
        Event event = next(wanted);
        while (!event.beginsWith(wanted)) {
            unheard.add(event);
            event = next(wanted);
        }
        return event;
    }

    private Event next(List<String> wanted) throws IOException {
        try {
            Event event = output.poll(PATIENCE, TimeUnit.SECONDS);
            if (event == null || event.word(0).equals("error")) {
                throw new IOException("a peer should tell " + wanted + " but told " + event + " after " + unheard);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it take leave. */
    void stop() throws IOException {
        input.write("quit\n");
        input.close();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        input.close();
    }
}
