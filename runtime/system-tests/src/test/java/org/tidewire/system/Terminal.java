package org.tidewire.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A server in a terminal, and somebody who types at its prompt, a line after the other. */
final class Terminal implements AutoCloseable {
    private static final String PROMPT = "g! ";

    private final Tidewire server;
    private int typed;

    private Terminal(Tidewire server) {
        this.server = server;
    }

    /** Starts one, which others may do meanwhile; skips the test where nothing makes terminals. */
    static Terminal start(Path folder, Path home, String... options) throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script is not on this machine: skipped");
        return new Terminal(Tidewire.typed(folder, home, options));
    }

    /** Waits for the prompt. */
    void awaitPrompt() throws Exception {
        await(PROMPT);
    }

    /** Waits until the terminal shows it, whoever says it. */
    void await(String shown) throws Exception {
        Await.until(shown, () -> {
            server.requireRunning();
            return output().contains(shown);
        });
    }

    /** Types a line, and gives what is shown until the next prompt, such as it stands. */
    String type(String line) throws Exception {
        String mark = "END-" + ++typed;
        int before = output().length();
        server.type(line + "\necho " + mark); // in one piece, or the system might echo the second into an answer
        try {
            await("\n" + mark + "\n");
        } catch (AssertionError e) {
            throw new AssertionError("no end of " + line + ": " + output().substring(before), e);
        }
        String shown = output().substring(before);
        return shown.substring(0, shown.indexOf("\n" + mark + "\n"))
                .lines()
                .filter(each -> !each.startsWith(PROMPT) && !each.equals(line) && !each.endsWith(mark))
                .map(each -> each + "\n")
                .collect(Collectors.joining());
    }

    /** Types a line again and again until the answer is as it should be, and gives that. */
    String type(String line, Predicate<String> right) throws Exception {
        Set<String> answers = new LinkedHashSet<>();
        try {
            Await.until(line, () -> {
                String answer = type(line);
                answers.remove(answer); // so that the last one stands last
                answers.add(answer);
                return right.test(answer);
            });
        } catch (AssertionError e) {
            throw new AssertionError(line + " answers " + answers, e);
        }
        return new ArrayList<>(answers).get(answers.size() - 1);
    }

    /** Types a line until the answer has these words. */
    String type(String line, String words) throws Exception {
        return type(line, answer -> answer.contains(words));
    }

    private String output() throws IOException {
        return server.output().replace("\r", "");
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
