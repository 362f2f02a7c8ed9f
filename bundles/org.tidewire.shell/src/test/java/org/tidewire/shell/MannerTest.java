package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.shell.WiredShell.CONNECT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast files move and what is shown meanwhile, as the options say it. */
@Timeout(30)
class MannerTest {
    @TempDir
    Path here;

    private final FakeClient client = new FakeClient();
    private WiredShell shell;

    @BeforeEach
    void open() {
        shell = new WiredShell(client, here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void printsAPlainLineForAFileWhereThereIsNoTerminal() throws Exception {
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT + "; wired:get /Docs/readme.txt");
        assertEquals("/Docs/readme.txt  1.2 KiB, 234 B of it now" + System.lineSeparator(), shell.printed());
    }

    @Test
    void linesGoWhereTheOutputIsRedirected() throws Exception {
        shell.session().put("TERM", "xterm");
        shell.run(CONNECT + "; wired:get /Docs/readme.txt > log.txt");
        assertEquals("", shell.printed());
        assertTrue(Files.readString(here.resolve("log.txt")).startsWith("/Docs/readme.txt  1.2 KiB"));
    }

    @Test
    void quietShowsNothingButErrors() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT);
        assertNull(shell.run("wired:put -q a.txt '/Drop Box'"));
        assertNull(shell.run("wired:get /Docs/readme.txt --quiet"));
        assertEquals("", shell.printed());
        assertEquals(1234, Files.size(here.resolve("readme.txt")));
        shell.assertFails("File or Directory Not Found: /none", "wired:get -q /none");
    }

    @Test
    void verboseShowsEachFileOnATerminalAsWell() throws Exception {
        shell.session().put("TERM", "xterm");
        shell.run(CONNECT + "; wired:get /Docs/readme.txt a");
        assertFalse(shell.printed().contains("/Docs/readme.txt"), shell.printed());
        shell.run("wired:get -v /Docs/readme.txt b; wired:get /Docs/readme.txt c --verbose");
        assertEquals(2, shell.printed().split("/Docs/readme.txt  1.2 KiB", -1).length - 1, shell.printed());
        shell.assertFails(
                "-q shows nothing and -v every file: only one of them is allowed", "wired:get -q -v /big.bin");
    }

    @Test
    void limitsTheSpeedOfOneCommandAndLiftsItAlsoWhenThatFails() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.run(CONNECT);
        shell.run("wired:get -l 200k /Docs/readme.txt; wired:put --limit 1.5M a.txt /Uploads; wired:get /big.bin");
        assertEquals(List.of("204800 -1", "-1 -1", "-1 1572864", "-1 -1"), client.limits);
        shell.assertFails("File or Directory Not Found: /none", "wired:get /none -l 1024");
        assertEquals(List.of("1024 -1", "-1 -1"), client.limits.subList(4, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "0", "-5000", "fast", "1.5X", "k", "12345678901"})
    void refusesLimitsThatAreNone(String limit) throws Exception {
        shell.run(CONNECT);
        shell.assertFails(
                "the limit is in bytes per second, as 300000, 200k or 1.5M, and at least 1024, not " + limit,
                "wired:get -l " + limit + " /big.bin");
        assertEquals(List.of(), client.limits);
    }

    @Test
    void refusesUnknownOptionsAndTooManyPaths() throws Exception {
        shell.run(CONNECT);
        shell.assertFails(
                "there is no option -x; allowed are -q, -v and -l RATE, and a name that begins so is written ./NAME",
                "wired:get -x /big.bin");
        shell.assertFails(
                "3 paths are given: one is needed, the source, and a second is allowed, the target", "wired:put a b c");
        shell.assertFails(
                "0 paths are given: one is needed, the source, and a second is allowed, the target", "wired:put -q");
    }
}
