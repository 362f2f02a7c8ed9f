package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;

class AudienceTest {
    private final List<String> logged = new ArrayList<>();
    private final Logger log = (Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, args) -> {
                logged.add(method.getName());
                return null;
            });
    private final Audience audience = new Audience(log);
    private final GogoShell shell = new GogoShell();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void aPlainShellIsShownLinesOnItsConsole() {
        shell.session().put("prompt", "g! ");
        audience.show("too early");
        audience.beforeExecute(shell.session(), "profile");
        audience.show("bob: Hi");
        assertEquals("bob: Hi\n", shell.printed());
    }

    @Test
    void aScriptIsShownNothing() {
        audience.beforeExecute(shell.session(), "tox:list");
        audience.show("bob: Hi");
        assertEquals("", shell.printed());
    }

    @Test
    void aShellOnJlineIsShownLinesByItsReader() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Terminal terminal = terminal(screen)) {
            shell.session().put(".terminal", terminal);
            shell.session().put(".reader", reader(terminal));
            audience.beforeExecute(shell.session(), "profile");
            audience.show("bob: Hi");
        }
        assertTrue(screen.toString(UTF_8).contains("bob: Hi\n"), screen.toString(UTF_8));
        assertEquals("", shell.printed());
    }

    @Test
    void aShellInAShellIsShownALineOnce() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Terminal terminal = terminal(screen);
                GogoShell inner = new GogoShell()) {
            for (GogoShell each : List.of(shell, inner)) {
                each.session().put(".terminal", terminal);
                each.session().put(".reader", reader(terminal));
                audience.beforeExecute(each.session(), "profile");
            }
            audience.show("bob: Hi");
        }
        assertEquals(
                1,
                screen.toString(UTF_8)
                        .lines()
                        .filter(line -> line.endsWith("bob: Hi"))
                        .count());
    }

    @Test
    void anotherLineReaderIsNotTouched() {
        shell.session().put(".reader", new Object());
        audience.beforeExecute(shell.session(), "profile");
        audience.show("bob: Hi");
        assertEquals("bob: Hi\n", shell.printed());
    }

    @Test
    void aTerminalThatFailsIsLeftAloneAndOthersAreNot() {
        LineReader gone = (LineReader) Proxy.newProxyInstance(
                LineReader.class.getClassLoader(), new Class<?>[] {LineReader.class}, (proxy, method, args) -> {
                    throw new IllegalStateException("closed");
                });
        try (GogoShell other = new GogoShell()) {
            other.session().put(".reader", gone);
            shell.session().put("prompt", "g! ");
            audience.beforeExecute(other.session(), "profile");
            audience.beforeExecute(shell.session(), "profile");
            audience.show("one");
            audience.show("two");
        }
        assertEquals("one\ntwo\n", shell.printed());
        assertEquals(List.of("debug"), logged);
    }

    @Test
    void aLineThatIsBeingTypedIsKnownOnlyOfJline() {
        assertFalse(LineEditor.isReading("no reader"));
    }

    private static Terminal terminal(ByteArrayOutputStream screen) throws Exception {
        return new DumbTerminal("test", "dumb", new ByteArrayInputStream(new byte[0]), screen, UTF_8);
    }

    private static LineReader reader(Terminal terminal) {
        return LineReaderBuilder.builder().terminal(terminal).build();
    }
}
