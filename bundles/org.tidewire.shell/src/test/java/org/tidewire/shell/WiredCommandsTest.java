package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;

@Timeout(30)
class WiredCommandsTest {
    private static final String CONNECT = "wired:connect wired://guest@127.0.0.1:2000/";

    @TempDir
    Path here;

    private final FakeClient client = new FakeClient();
    private final Remotes remotes = new Remotes(client, Logs.NONE);
    private final WiredCommands commands = new WiredCommands(client, remotes);
    private GogoShell shell;

    @BeforeEach
    void open() throws Exception {
        shell = new GogoShell();
        shell.session().currentDir(here);
        shell.add("wired", commands, "connect", "disconnect", "ls", "stat", "mkdir", "cd", "pwd");
        shell.add("wired", new WiredMoveCommands(remotes), "get", "put");
        shell.add("wired", new WiredEditCommands(remotes), "rm", "mv", "type", "comment", "search");
    }

    @AfterEach
    void close() {
        shell.close();
        remotes.closeAll();
    }

    @Test
    void urlsSurviveGogoUnquoted() throws Exception {
        Connected connected = (Connected) shell.run(CONNECT);
        assertEquals("wired://guest@127.0.0.1:2000/", connected.url().toString());
        assertEquals("127.0.0.1", client.connects.get(0).host());
        shell.run("wired:connect wired://ann:pass-word_1@files.example.org:2100/Docs; wired:ls");
        assertEquals("ann", client.connects.get(1).login());
        assertEquals("pass-word_1", client.connects.get(1).password());
        shell.run("wired:connect 'wired://ann:p%40ss@[::1]:2100/'");
        assertEquals("p@ss", client.connects.get(2).password());
        assertEquals("::1", client.connects.get(2).host());
    }

    @Test
    void showsNeitherPasswordsNorWhatWouldSteerTheTerminal() throws Exception {
        String shown = shell.show("wired:connect wired://ann:hidden@127.0.0.1/");
        assertFalse(shown.contains("hidden"), shown);
        assertFalse(shown.contains("\u001b"), shown);
        assertTrue(shown.contains("Fake ?[2J server"), shown);
    }

    @Test
    void aWholeScriptRunsOnOneLine() throws Exception {
        Object last = shell.run(CONNECT + "; wired:cd Docs; wired:get readme.txt copy.txt; wired:pwd");
        assertEquals("/Docs", last);
        assertEquals(1234, Files.size(here.resolve("copy.txt")));
    }

    @Test
    void saysThatThereIsNoConnection() throws Exception {
        assertFails("not connected: first wired:connect wired://[login[:password]@]host[:port]", "wired:ls");
        shell.run(CONNECT + "; wired:disconnect");
        assertFails("not connected: first wired:connect wired://[login[:password]@]host[:port]", "wired:get x");
        assertFalse(client.connections.get(0).isOpen());
    }

    @Test
    void saysWhatIsWrongWithAUrlOrALogin() {
        assertFails("a Wired URL is wired://[login[:password]@]host[:port][/path]", "wired:connect http://x/");
        assertFails("the server refuses the login ann", "wired:connect wired://ann:secret@h");
        assertFails(
                "no password: write 'wired://ann:PASSWORD@host[:port]/', in quotes, with %XX for special characters",
                "wired:connect wired://ann@h");
        assertFails("File or Directory Not Found: /Nowhere", "wired:connect wired://h/Nowhere");
        assertFalse(client.connections.get(0).isOpen(), "a connection without its folder is closed");
    }

    @Test
    void asksTheLineReaderForAMissingPassword() throws Exception {
        shell.session().put(".reader", new Reader());
        shell.run("wired:connect wired://ann@127.0.0.1/");
        assertEquals("typed", client.connects.get(0).password());
        shell.run("wired:connect wired://ann:@127.0.0.1/");
        assertEquals("", client.connects.get(1).password());
    }

    @Test
    void listsAndDescribesWithRelativePaths() throws Exception {
        shell.run(CONNECT);
        String shown = shell.show("wired:ls");
        assertTrue(shown.contains("2.9 MiB"), shown);
        assertTrue(shown.contains("Docs/"), shown);
        assertTrue(shell.show("wired:cd Docs; wired:stat readme.txt").contains("1.2 KiB (1,234 bytes)"));
        assertTrue(shell.show("wired:stat ../big.bin").contains("/big.bin"));
        assertEquals("empty", shell.show("wired:ls ../Uploads"));
        assertFails("not a folder: /big.bin", "wired:cd /big.bin");
        assertEquals("made /Docs/New", shell.run("wired:mkdir New"));
    }

    @Test
    void deletesMovesAndComments() throws Exception {
        shell.run(CONNECT);
        assertEquals("moved /big.bin to /Docs/big.bin", shell.run("wired:mv big.bin Docs"));
        assertEquals("moved /Docs/big.bin to /small.bin", shell.run("wired:cd Docs; wired:mv big.bin ../small.bin"));
        assertEquals("deleted /small.bin", shell.run("wired:rm ../small.bin"));
        assertFalse(client.files.containsKey(FilePath.of("/small.bin")));
        assertFails("File or Directory Not Found: /small.bin", "wired:rm /small.bin");
        assertEquals("/Uploads is now of type drop-box", shell.run("wired:type /Uploads drop-box"));
        shell.run("wired:comment /Uploads 'two words'");
        assertEquals(List.of("/Uploads DROP_BOX", "/Uploads two words"), client.told);
        assertFails("a folder's type is folder, uploads or drop-box, not odd", "wired:type /Uploads odd");
    }

    @Test
    void showsWhatASearchFoundWithWholePaths() throws Exception {
        shell.run(CONNECT);
        assertTrue(shell.show("wired:search read").contains("/Docs/readme.txt"));
        assertEquals("nothing found", shell.show("wired:search zzz"));
    }

    @Test
    void getsUnderTheNameOrIntoTheFolder() throws Exception {
        Files.createDirectory(here.resolve("down"));
        shell.run(CONNECT);
        shell.run("wired:get /Docs/readme.txt");
        shell.run("wired:get /Docs/readme.txt down");
        shell.run("wired:get /Docs/readme.txt down/other.txt");
        assertTrue(Files.exists(here.resolve("readme.txt")));
        assertTrue(Files.exists(here.resolve("down/readme.txt")));
        assertTrue(Files.exists(here.resolve("down/other.txt")));
        assertFails("no such folder: " + here.resolve("none"), "wired:get /big.bin none/x");
    }

    @Test
    void putsUnderTheNameOrIntoTheFolder() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.run(CONNECT);
        shell.run("wired:put a.txt /Uploads");
        shell.run("wired:put a.txt /Uploads/b.txt");
        shell.run("wired:cd /Docs; wired:put a.txt");
        assertEquals(77L, client.files.get(FilePath.of("/Uploads/a.txt")));
        assertEquals(77L, client.files.get(FilePath.of("/Uploads/b.txt")));
        assertEquals(77L, client.files.get(FilePath.of("/Docs/a.txt")));
        assertFails("no such file or folder: " + here.resolve("none"), "wired:put none /Uploads");
    }

    @Test
    void aFolderPutAgainIsGoneOnWithNotNested() throws Exception {
        Files.createDirectory(here.resolve("photos"));
        shell.run(CONNECT);
        shell.run("wired:put photos /Uploads; wired:put photos /Uploads/photos");
        assertEquals(-1L, client.files.get(FilePath.of("/Uploads/photos")));
        assertFalse(client.files.containsKey(FilePath.of("/Uploads/photos/photos")));
    }

    @Test
    void tellsWhatWasMovedAndWhatWasSkipped() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[2048]);
        shell.run(CONNECT);
        Moved moved = (Moved) shell.run("wired:put a.txt /Uploads");
        assertArrayEquals(new long[] {1, 0, 2048}, new long[] {moved.files(), moved.skipped(), moved.bytes()});
        Moved again = (Moved) shell.run("wired:put a.txt /Uploads");
        assertArrayEquals(new long[] {0, 1, 0}, new long[] {again.files(), again.skipped(), again.bytes()});
        Moved resumed = (Moved) shell.run("wired:get /Docs/readme.txt");
        assertEquals(234, resumed.bytes());
        assertTrue(shell.show("wired:get /big.bin").contains("2.9 MiB (2,999,000 bytes)"));
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
        assertFails("File or Directory Not Found: /none", "wired:get -q /none");
    }

    @Test
    void verboseShowsEachFileOnATerminalAsWell() throws Exception {
        shell.session().put("TERM", "xterm");
        shell.run(CONNECT + "; wired:get /Docs/readme.txt a");
        assertFalse(shell.printed().contains("/Docs/readme.txt"), shell.printed());
        shell.run("wired:get -v /Docs/readme.txt b; wired:get /Docs/readme.txt c --verbose");
        assertEquals(2, shell.printed().split("/Docs/readme.txt  1.2 KiB", -1).length - 1, shell.printed());
        assertFails("-q shows nothing and -v every file: only one of them is allowed", "wired:get -q -v /big.bin");
    }

    @Test
    void limitsTheSpeedOfOneCommandAndLiftsItAlsoWhenThatFails() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.run(CONNECT);
        shell.run("wired:get -l 200k /Docs/readme.txt; wired:put --limit 1.5M a.txt /Uploads; wired:get /big.bin");
        assertEquals(List.of("204800 0", "0 0", "0 1572864", "0 0"), client.limits);
        assertFails("File or Directory Not Found: /none", "wired:get /none -l 1024");
        assertEquals(List.of("1024 0", "0 0"), client.limits.subList(4, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "0", "-5000", "fast", "1.5X", "k", "12345678901"})
    void refusesLimitsThatAreNone(String limit) throws Exception {
        shell.run(CONNECT);
        assertFails(
                "the limit is in bytes per second, as 300000, 200k or 1.5M, and at least 1024, not " + limit,
                "wired:get -l " + limit + " /big.bin");
        assertEquals(List.of(), client.limits);
    }

    @Test
    void refusesUnknownOptionsAndTooManyPaths() throws Exception {
        shell.run(CONNECT);
        assertFails(
                "there is no option -x; allowed are -q, -v and -l RATE, and a name that begins so is written ./NAME",
                "wired:get -x /big.bin");
        assertFails(
                "3 paths are given: one is needed, the source, and a second is allowed, the target", "wired:put a b c");
        assertFails(
                "0 paths are given: one is needed, the source, and a second is allowed, the target", "wired:put -q");
    }

    @Test
    void tellsWhatNobodyCanVerifyAndThatItConnectedAgain() throws Exception {
        Files.write(here.resolve("a.txt"), new byte[77]);
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT);
        String shown = shell.show("wired:put a.txt '/Drop Box'");
        assertTrue(shown.contains("Not verified  sent, but the server shows nothing of it: /Drop Box/a.txt"), shown);
        assertEquals(
                List.of("connecting again in 3 s, try 1: connection reset", "/Drop Box/a.txt  77 B  not verified"),
                shell.printed().lines().toList());
        assertFalse(shell.show("wired:put a.txt /Uploads").contains("Not verified"));
    }

    @Test
    void connectsAgainWhenTheConnectionWasLost() throws Exception {
        shell.run("wired:connect wired://ann:x@127.0.0.1/; wired:cd Docs");
        client.connections.get(0).close();
        assertTrue(shell.show("wired:ls").contains("readme.txt"));
        assertEquals(2, client.connections.size());
        assertEquals("ann", client.connects.get(1).login());
    }

    @Test
    void anInterruptEndsAGetAndSaysHowToGoOn() throws Exception {
        shell.session().put("TERM", "dumb");
        shell.run(CONNECT);
        client.stalls = true;
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread typist = new Thread(() -> {
            try {
                ended.complete(new AssertionError("returned " + shell.run("wired:get /big.bin")));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        typist.start();
        assertTrue(client.moving.await(10, TimeUnit.SECONDS));
        shell.session().foregroundJob().interrupt();
        ended.get(10, TimeUnit.SECONDS);
        Await.until(() -> !client.connections.get(0).isOpen(), "the connection is closed under the transfer");
        Await.until(() -> shell.printed().contains("the same command goes on from there"), "told how to go on");
        client.stalls = false;
        assertEquals(1, ((Moved) shell.run("wired:get /big.bin")).files());
    }

    @Test
    void aBrokenConnectionSaysHowToGoOnAndARefusalDoesNot() throws Exception {
        shell.run(CONNECT);
        client.stalls = true;
        Thread breaker = new Thread(() -> {
            Await.until(() -> client.moving.getCount() == 0, "bytes move");
            client.connections.get(0).close();
        });
        breaker.start();
        assertFails(
                "the connection is closed; what arrived is kept, the same command goes on from there",
                "wired:get /big.bin");
        assertFails("File or Directory Not Found: /none", "wired:get /none");
    }

    @Test
    void eachSessionHasItsOwnConnection() throws Exception {
        shell.run(CONNECT);
        try (GogoShell other = new GogoShell()) {
            other.add("wired", commands, "ls");
            assertThrows(CommandException.class, () -> other.run("wired:ls"));
        }
    }

    @Test
    void closesEveryConnectionWhenItGoes() throws Exception {
        shell.run(CONNECT);
        remotes.closeAll();
        assertFalse(client.connections.get(0).isOpen());
    }

    @Test
    void localPathsCountFromWhereThePersonStarted() throws IOException {
        shell.session().currentDir(Path.of("").toAbsolutePath());
        System.setProperty("tidewire.cwd", here.toString());
        try {
            assertEquals(here.resolve("x"), Targets.local(shell.session(), "x"));
            shell.session().currentDir(here.resolve("sub"));
            assertEquals(here.resolve("sub/x"), Targets.local(shell.session(), "x"));
            assertEquals(Path.of("/abs"), Targets.local(shell.session(), "/abs"));
        } finally {
            System.clearProperty("tidewire.cwd");
        }
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }

    /** What jline's line reader looks like from here. */
    public static final class Reader {
        /**
         * Reads a line.
         *
         * @param prompt what is asked
         * @param mask what is shown for each character
         * @return what was typed
         */
        public String readLine(String prompt, Character mask) {
            assertEquals("Password of ann: ", prompt);
            assertEquals('*', mask);
            return "typed";
        }
    }
}
