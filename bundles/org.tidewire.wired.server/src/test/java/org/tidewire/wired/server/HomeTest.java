package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.EnumSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** An account's home is its root; nothing above exists. */
@Timeout(60)
class HomeTest {
    private static final String TIMES = "2026-11-20T20:11:16+00:00|2026-11-20T20:11:16+00:00";
    private static final String MISSING = "520 File or Directory Not Found";
    private static final byte[] SMALL = "hello wired\n".getBytes(UTF_8);
    private static final String SUM = "22d9d41a315cbebd3232dba36cd8c6d063a97ecb";

    private TestSite site;
    private Account account;
    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/outside.txt", SMALL);
        site.storage.folders.put(FilePath.of("/homes"), FileType.DIRECTORY);
        site.storage.folders.put(FilePath.of("/homes/ann"), FileType.DIRECTORY);
        site.storage.put("/homes/ann/mine.txt", SMALL);
        site.storage.put("/homes/other.txt", SMALL);
        account = site.account("ann", "", EnumSet.allOf(Privilege.class), FilePath.of("/homes/ann"));
        client = site.connect().login("ann", "");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        site.close();
    }

    @Test
    void beginsAtTheHome() throws IOException {
        String row = "|0|12|" + TIMES;
        client.ask("LIST /", "410 /mine.txt" + row, "411 /|1000000000");
        client.ask("LISTRECURSIVE ", "410 /mine.txt" + row, "411 |1000000000");
        client.ask("LIST //", "410 /mine.txt" + row, "411 /|1000000000");
        client.ask("STAT /", "402 /|1|1|" + TIMES + "||");
        client.ask("STAT mine.txt", "402 mine.txt" + row + "|" + SUM + "|");
        client.ask("SEARCH txt", "420 /mine.txt" + row, "421 Done").lives();
    }

    @Test
    void changesNothingOutside() throws IOException {
        client.say("FOLDER /new", "MOVE /mine.txt|/new/moved.txt", "COMMENT /new|hers", "TYPE /new|2")
                .lives();
        assertEquals(FileType.UPLOADS, site.storage.folders.get(FilePath.of("/homes/ann/new")));
        assertEquals("hers", site.storage.comments.get(FilePath.of("/homes/ann/new")));
        assertArrayEquals(SMALL, site.storage.get("/homes/ann/new/moved.txt"));
        client.say("DELETE /new").ask("LIST /", "411 /|1000000000");
        for (String path : new String[] {"/../other.txt", "/..", "..", "/homes/ann", "/outside.txt", "/ann"}) {
            client.ask("STAT " + path, MISSING);
            client.ask("DELETE " + path, MISSING);
            client.ask("GET " + path + "|0", MISSING);
        }
        client.ask("DELETE /", MISSING);
        client.ask("MOVE /|/x", MISSING);
        client.ask("COMMENT /|x", MISSING).lives();
        assertNotNull(site.storage.get("/homes/other.txt"));
        assertNotNull(site.storage.folders.get(FilePath.of("/homes/ann")));
    }

    @Test
    void transfersBelowTheHomeAndRepeatsTheClientsPath() throws Exception {
        assertArrayEquals(SMALL, client.take(client.key("GET /mine.txt|0", "/mine.txt|0")));
        client.give(client.key("PUT /new.txt|12|" + SUM, "/new.txt|0"), SMALL);
        assertArrayEquals(SMALL, site.storage.get("/homes/ann/new.txt"));
    }

    @Test
    void homeInADropBoxIsOpenToItsOwner() throws IOException {
        site.storage.folders.put(FilePath.of("/Drop Box/bob"), FileType.DIRECTORY);
        site.storage.put("/Drop Box/bob/a", SMALL);
        site.account("bob", "", EnumSet.of(Privilege.DOWNLOAD), FilePath.of("/Drop Box/bob"));
        try (WireClient bob = site.connect().login("bob", "")) {
            bob.ask("LIST /", "410 /a|0|12|" + TIMES, "411 /|0");
            bob.key("GET /a|0", "/a|0");
        }
    }

    @Test
    void missingHomeShowsNothingAndIsLoggedOnce() throws IOException {
        site.storage.delete(FilePath.of("/homes/ann"));
        for (String command : new String[] {
            "LIST /", "STAT /", "LISTRECURSIVE /", "SEARCH x", "FOLDER /x", "DELETE /x", "GET /x|0", "PUT /x|12|" + SUM
        }) {
            client.ask(command, MISSING);
        }
        assertEquals(1, warnings());
        site.storage.folders.put(FilePath.of("/homes/ann"), FileType.DIRECTORY);
        client.ask("LIST /", "411 /|1000000000");
        site.storage.delete(FilePath.of("/homes/ann"));
        site.storage.put("/homes/ann", SMALL);
        client.ask("LIST /", MISSING).ask("LIST /", MISSING);
        assertEquals(2, warnings(), "a file is no home");
    }

    @Test
    void accountThatIsGoneLeavesNoTreeBehind() throws IOException {
        site.accounts.remove(account);
        site.site.sessions().review();
        client.expect("602 " + "0|".repeat(22) + "0");
        client.ask("LIST /", MISSING).ask("STAT /outside.txt", MISSING).lives();
    }

    private long warnings() {
        return site.logged.stream()
                .filter(line -> line.startsWith("warn") && line.contains("/homes/ann"))
                .count();
    }
}
