package org.tidewire.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ThreadIOImpl threads = new ThreadIOImpl();
    private final List<String> ran = new ArrayList<>();
    private CommandProcessorImpl processor;

    @BeforeEach
    void start() {
        threads.start();
        processor = new CommandProcessorImpl(threads);
        for (String name : List.of("give", "print", "fail", "lose")) {
            processor.addCommand("test", this, name);
        }
    }

    @AfterEach
    void stop() {
        processor.stop();
        threads.stop();
    }

    @Test
    void printsEveryResult() {
        assertEquals(0, run("test:give one; test:print two\ntest:give 'three; four'"));
        assertEquals("one\ntwo\nthree; four\n", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void stopsAtTheFirstFailureWithOneLine() {
        assertEquals(1, run("test:give one; test:fail; test:give two"));
        assertEquals(List.of("give one", "fail"), ran);
        assertEquals("tidewire: it broke in two lines\n", err.toString(UTF_8));
    }

    @Test
    void tellsWhatKindOfFailureAPathIs() {
        assertEquals(1, run("test:lose /a"));
        assertEquals("tidewire: NoSuchFileException: /a\n", err.toString(UTF_8));
    }

    @Test
    void failsOnUnknownCommandsAndBrokenSyntax() {
        assertEquals(1, run("test:nothing"));
        assertEquals(1, run("test:give 'one"));
        assertEquals(2, err.toString(UTF_8).lines().count(), err.toString(UTF_8));
        assertEquals(List.of(), ran);
    }

    @Test
    void keepsVariablesAndConditionsTogether() {
        assertEquals(0, run("x = word; test:give $x && test:give more"));
        assertEquals(List.of("give word", "give more"), ran);
    }

    @Test
    void anEmptyScriptSucceeds() {
        assertEquals(0, run(" ;\n"));
        assertEquals("", out.toString(UTF_8) + err.toString(UTF_8));
    }

    private int run(String text) {
        PrintStream output = new PrintStream(out, false, UTF_8);
        return new Script(processor, output, new PrintStream(err, false, UTF_8)).run(text);
    }

    public String give(String word) {
        ran.add("give " + word);
        return word;
    }

    public void print(CommandSession session, String word) {
        session.getConsole().println(word);
    }

    public void fail() {
        ran.add("fail");
        throw new IllegalStateException("it broke\n  in two lines");
    }

    public void lose(String path) throws NoSuchFileException {
        throw new NoSuchFileException(path);
    }
}
