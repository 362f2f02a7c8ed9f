package org.tidewire.interop;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Tox peer of either kind, as a process that can be told, heard, killed and started again. For one thread. */
final class Peer {
    private final String name;
    private final List<String> command;
    private final List<Transcript> runs = new ArrayList<>();
    private Process process;
    private BufferedWriter input;
    private List<String> identity;

    /**
     * A peer that does not run yet.
     *
     * @param name what failures call it
     * @param command starts it, each time alike
     */
    Peer(String name, List<String> command) {
        this.name = name;
        this.command = List.copyOf(command);
    }

    /** Starts it, the first time or again, and waits until it listens. */
    void start() throws Exception {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        runs.add(new Transcript(name, process.inputReader(StandardCharsets.UTF_8)));
        identity = await("id");
    }

    /** The Tox ID. */
    String id() {
        return identity.get(1);
    }

    /** The public key that friends know it by. */
    String key() {
        return id().substring(0, 64);
    }

    /** Gives it a command and waits until it has obeyed; words to be heard by a friend may still be on the way. */
    void tell(String... words) throws Exception {
        input.write(Line.of(List.of(words)));
        input.write('\n');
        input.flush();
        List<String> answer = transcript()
                .await(
                        name + " obeys " + List.of(words),
                        event -> (event.get(0).equals("done") || event.get(0).equals("error"))
                                && event.get(1).equals(words[0]));
        if (!answer.get(0).equals("done")) {
            throw new AssertionError(name + " cannot do " + List.of(words) + ": " + answer);
        }
    }

    /** Waits for an event that begins with these words, and takes it. */
    List<String> await(String... words) throws InterruptedException {
        return transcript().await(name + " tells " + List.of(words), begins(words));
    }

    /** Takes an event that begins with these words if it was told by now; null if it was not. */
    List<String> heard(String... words) {
        return transcript().heard(begins(words));
    }

    private static Predicate<List<String>> begins(String... words) {
        List<String> wanted = List.of(words);
        return event ->
                event.size() >= wanted.size() && event.subList(0, wanted.size()).equals(wanted);
    }

    /** Makes another peer's UDP port the way into the network. */
    void bootstrap(Peer node) throws Exception {
        tell("bootstrap", "127.0.0.1", node.identity.get(3), node.identity.get(2));
    }

    /** Uses another peer as a TCP relay. */
    void relay(Peer node) throws Exception {
        tell("relay", "127.0.0.1", node.identity.get(4), node.identity.get(2));
    }

    /** The UDP port. */
    String port() {
        return identity.get(3);
    }

    /** Ends it as {@code kill -9} does: nobody hears a farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        requireEnd();
    }

    /** Ends it in order: it says farewell to its friends. */
    void stop() throws Exception {
        tell("quit");
        requireEnd();
        if (process.exitValue() != 0) {
            throw new AssertionError(name + " ended with " + process.exitValue());
        }
    }

    private void requireEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " does not end");
        }
    }

    /** Sees to it that no process is left, whatever has happened. */
    void close() throws IOException, InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            input.close();
        }
    }

    private Transcript transcript() {
        return runs.get(runs.size() - 1);
    }

    @Override
    public String toString() {
        return name;
    }

    /** All that it has told, run by run. */
    String transcripts() {
        StringBuilder all = new StringBuilder();
        for (Transcript run : runs) {
            all.append("--- ").append(name).append('\n').append(run).append('\n');
        }
        return all.toString();
    }
}
