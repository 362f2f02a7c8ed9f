package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person changes on a server with the shell's commands, from the command down to the disk. */
public class ShellEditTest {
    @TempDir
    Path home;

    private Installation installation;
    private Shell shell;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        installation.allow("all");
        shell = new Shell();
        shell.connect(installation);
    }

    @AfterEach
    void remove() throws Exception {
        shell.close();
        installation.close();
    }

    @Test
    void aGiftArrivesInADropBoxThatStaysClosed() throws Exception {
        shell.run("wired:mkdir /Box; wired:type /Box drop-box");
        assertShows("wired:stat /Box", "drop-box");
        installation.allow("download", "upload");
        Path gift = Files.writeString(home.resolve("gift.txt"), "for you");
        String shown = shell.run("wired:put '" + gift + "' /Box");
        assertTrue(shown.contains("/Box/gift.txt") && !shown.contains("ot verified"), shown);
        assertEquals("for you", Files.readString(installation.root().resolve("Box/gift.txt")));
        assertEquals("empty", shell.run("wired:ls /Box"));
        assertThrows(Exception.class, () -> shell.run("wired:stat /Box/gift.txt"));
        assertThrows(Exception.class, () -> shell.run("wired:type /Box folder"));
        installation.allow("all");
        assertShows("wired:ls /Box", "gift.txt");
    }

    @Test
    void filesAreFoundMovedCommentedAndDeleted() throws Exception {
        Files.createDirectories(installation.root().resolve("Docs/deep"));
        Files.writeString(installation.root().resolve("Docs/deep/Read Me.txt"), "words");
        assertShows("wired:search 'read me'", "/Docs/deep/Read Me.txt");
        assertEquals("nothing found", shell.run("wired:search absent"));
        shell.run("wired:comment '/Docs/deep/Read Me.txt' 'two words'");
        assertShows("wired:stat '/Docs/deep/Read Me.txt'", "two words");
        shell.run("wired:mv '/Docs/deep/Read Me.txt' /Docs/moved.txt");
        assertEquals("words", Files.readString(installation.root().resolve("Docs/moved.txt")));
        assertShows("wired:stat /Docs/moved.txt", "two words");
        shell.run("wired:type /Docs/deep uploads");
        assertShows("wired:stat /Docs/deep", "uploads");
        shell.run("wired:rm /Docs");
        assertFalse(Files.exists(installation.root().resolve("Docs")));
    }

    @Test
    void whoMayNotEditIsToldSoAndNothingHappens() throws Exception {
        Path kept = Files.writeString(installation.root().resolve("kept.txt"), "kept");
        installation.allow("download");
        for (String command : new String[] {
            "wired:rm /kept.txt", "wired:mv /kept.txt /other.txt", "wired:comment /kept.txt no", "wired:mkdir /New"
        }) {
            Exception refused = assertThrows(Exception.class, () -> shell.run(command), command);
            assertTrue(refused.getMessage().contains("Permission Denied"), command + ": " + refused.getMessage());
        }
        assertEquals("kept", Files.readString(kept));
        assertShows("wired:get -q /kept.txt '" + home.resolve("got.txt") + "'; wired:pwd", "/");
        assertEquals("kept", Files.readString(home.resolve("got.txt")));
    }

    private void assertShows(String command, String expected) throws Exception {
        String shown = shell.run(command);
        assertTrue(shown.contains(expected), command + " shows: " + shown);
    }
}
