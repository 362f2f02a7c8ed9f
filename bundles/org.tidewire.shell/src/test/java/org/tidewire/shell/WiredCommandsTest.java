package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.shell.WiredShell.CONNECT;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connecting and looking around. */
@Timeout(30)
class WiredCommandsTest {
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
        shell.assertFails("not connected: first wired:connect wired://[login[:password]@]host[:port]", "wired:ls");
        shell.run(CONNECT + "; wired:disconnect");
        shell.assertFails("not connected: first wired:connect wired://[login[:password]@]host[:port]", "wired:get x");
        assertFalse(client.connections.get(0).isOpen());
    }

    @Test
    void saysWhatIsWrongWithAUrlOrALogin() {
        shell.assertFails("a Wired URL is wired://[login[:password]@]host[:port][/path]", "wired:connect http://x/");
        shell.assertFails("the server refuses the login ann", "wired:connect wired://ann:secret@h");
        shell.assertFails(
                "no password: write 'wired://ann:PASSWORD@host[:port]/', in quotes, with %XX for special characters",
                "wired:connect wired://ann@h");
        shell.assertFails("File or Directory Not Found: /Nowhere", "wired:connect wired://h/Nowhere");
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
        shell.assertFails("not a folder: /big.bin", "wired:cd /big.bin");
        assertEquals("made /Docs/New", shell.run("wired:mkdir New"));
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
    void eachSessionHasItsOwnConnection() throws Exception {
        shell.run(CONNECT);
        try (GogoShell other = new GogoShell()) {
            other.add("wired", shell.commands, "ls");
            assertThrows(CommandException.class, () -> other.run("wired:ls"));
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsTheConnectionOfASessionThatIsGone() throws Exception {
        connectAndLeave();
        shell.run(CONNECT);
        while (client.connections.get(0).isOpen()) {
            System.gc();
        }
        assertTrue(client.connections.get(1).isOpen());
    }

    private void connectAndLeave() throws Exception {
        try (GogoShell other = new GogoShell()) {
            other.add("wired", shell.commands, "connect");
            other.run(CONNECT);
        }
    }

    @Test
    void closesEveryConnectionWhenItGoes() throws Exception {
        shell.run(CONNECT);
        shell.remotes.closeAll();
        assertFalse(client.connections.get(0).isOpen());
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
