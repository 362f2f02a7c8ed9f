package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

@Timeout(60)
class EditTest {
    private static final String TIMES = "2026-11-20T20:11:16+00:00|2026-11-20T20:11:16+00:00";
    private static final String SMALL = "|0|12|" + TIMES + "|22d9d41a315cbebd3232dba36cd8c6d063a97ecb|";
    private static final String MISSING = "520 File or Directory Not Found";
    private static final String DENIED = "516 Permission Denied";

    private TestSite site;
    private WireClient admin;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/small.txt", "hello wired\n".getBytes(UTF_8));
        site.storage.put("/big.bin", new byte[100]);
        site.storage.put("/Drop Box/given.txt", "given".getBytes(UTF_8));
        admin = site.admin();
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        admin.close();
        guest.close();
        site.close();
    }

    @Test
    void editsAsTraced() throws IOException {
        admin.say("FOLDER /w").ask("FOLDER /w", "521 File or Directory Exists");
        admin.ask("FOLDER /no/such", MISSING);
        admin.say("TYPE /w|3").ask("STAT /w", "402 /w|3|0|" + TIMES + "||");
        admin.say("FOLDER /w/inner").ask("STAT /w/inner", "402 /w/inner|3|0|" + TIMES + "||");
        admin.say("TYPE /w|1").ask("STAT /w", "402 /w|1|1|" + TIMES + "||");
        admin.ask("TYPE /small.txt|2", "500 Command Failed");
        admin.ask("TYPE /nosuch|2", MISSING);
        admin.say("COMMENT /small.txt|a b c").ask("STAT /small.txt", "402 /small.txt" + SMALL + "a b c");
        admin.say("COMMENT /small.txt|").ask("STAT /small.txt", "402 /small.txt" + SMALL);
        // The original server accepts a comment on nothing without a word.
        admin.ask("COMMENT /nosuch|x", MISSING);
        admin.say("MOVE /small.txt|/w/moved.txt").ask("MOVE /w/moved.txt|/big.bin", "521 File or Directory Exists");
        admin.ask("MOVE /nosuch|/q", MISSING);
        admin.say("MOVE /w/moved.txt|/small.txt", "MOVE /small.txt|/SMALL.txt", "MOVE /SMALL.txt|/small.txt");
        admin.say("DELETE /w").ask("DELETE /nosuch", MISSING).lives();
        assertNotNull(site.storage.get("/small.txt"));
        assertNull(site.storage.folders.get(FilePath.of("/w/inner")));
    }

    @Test
    void refusesWhomMayNotEdit() throws IOException {
        for (String command : new String[] {
            "DELETE /small.txt", "MOVE /small.txt|/s2.txt", "COMMENT /small.txt|c", "TYPE /dir|2", "TYPE /small.txt|2"
        }) {
            guest.ask(command, DENIED);
        }
        guest.lives();
        assertNotNull(site.storage.get("/small.txt"));
        assertEquals(FileType.DIRECTORY, site.storage.folders.get(FilePath.of("/dir")));
    }

    @Test
    void keepsTheRoot() throws IOException {
        admin.ask("DELETE /", MISSING);
        admin.ask("DELETE ", MISSING);
        admin.ask("MOVE /|/dir/x", MISSING);
        admin.ask("MOVE /small.txt|/", "521 File or Directory Exists");
        admin.ask("COMMENT /|x", MISSING);
        admin.say("TYPE /|2").ask("STAT /", "402 /|2|5|" + TIMES + "||");
    }

    @Test
    void movesNowhereElseThanNamesMayBe() throws IOException {
        admin.ask("MOVE /small.txt|/nosuch/x", MISSING);
        admin.ask("MOVE /small.txt|/big.bin/x", MISSING);
        admin.ask("MOVE /small.txt|/x.WiredTransfer", MISSING);
        admin.ask("MOVE /small.txt|/.wired", MISSING);
        admin.ask("MOVE /dir|/dir/dir", "500 Command Failed");
        admin.ask("MOVE /../x|/y", MISSING).lives();
        assertNotNull(site.storage.get("/small.txt"));
    }

    @Test
    void writesCommentsOfSeveralLinesAndLanguages() throws IOException {
        String text = "\u00e9\u00df \ud83d\ude00\nsecond|third".replace('|', '\t');
        admin.say("COMMENT /small.txt|" + text).ask("STAT /small.txt", "402 /small.txt" + SMALL + text);
        String longest = "c".repeat(1024);
        admin.say("COMMENT /dir|" + longest).ask("STAT /dir", "402 /dir|1|0|" + TIMES + "||" + longest);
    }

    @Test
    void opensNoDropBoxForWhomMayNotLookIntoIt() throws IOException {
        site.account("editor", "", EnumSet.of(Privilege.ALTER_FILES, Privilege.DELETE_FILES));
        try (WireClient editor = site.connect().login("editor", "")) {
            editor.ask("TYPE /Drop Box|1", DENIED);
            editor.say("TYPE /dir|3").ask("STAT /dir", "402 /dir|3|0|" + TIMES + "||");
            editor.ask("TYPE /dir|1", DENIED);
            editor.ask("MOVE /Drop Box/given.txt|/given.txt", MISSING);
            editor.ask("MOVE /small.txt|/Drop Box/small.txt", MISSING);
            editor.say("MOVE /Drop Box|/Box").ask("LIST /Box", "411 /Box|0");
        }
        assertNotNull(site.storage.get("/Box/given.txt"));
    }

    @Test
    void saysThatStorageCannotBeEdited() throws IOException {
        Storage plain = (Storage) Proxy.newProxyInstance(
                EditTest.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(site.storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        site.site.storage().use(plain);
        for (String command :
                new String[] {"DELETE /small.txt", "MOVE /small.txt|/s2.txt", "COMMENT /small.txt|c", "TYPE /dir|2"}) {
            admin.ask(command, "502 Command Not Implemented");
        }
        admin.ask("STAT /small.txt", "402 /small.txt" + SMALL);
    }
}
