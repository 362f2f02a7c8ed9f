package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

@Timeout(60)
class ListingTest {
    private static final String TIMES = "2026-11-20T20:11:16+00:00|2026-11-20T20:11:16+00:00";

    private TestSite site;
    private WireClient admin;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/small.txt", "hello wired\n".getBytes(UTF_8));
        site.storage.put("/empty.bin", new byte[0]);
        site.storage.put("/dir/a.txt", "a\n".getBytes(UTF_8));
        site.storage.put("/Drop Box/given.txt", "given".getBytes(UTF_8));
        site.storage.put("/Uploads/half.bin.WiredTransfer", "half".getBytes(UTF_8));
        site.storage.folders.put(FilePath.of("/dir/sub"), FileType.DIRECTORY);
        site.storage.folders.put(FilePath.of("/Drop Box/inner"), FileType.DIRECTORY);
        site.storage.put("/Drop Box/inner/deep.txt", "deep".getBytes(UTF_8));
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
    void listsAsTraced() throws IOException {
        admin.ask("LIST /dir", "410 /dir/a.txt|0|2|" + TIMES, "410 /dir/sub|1|0|" + TIMES, "411 /dir|1000000000");
        admin.ask(
                "LIST /",
                "410 /dir|1|2|" + TIMES,
                "410 /Drop Box|3|2|" + TIMES,
                "410 /empty.bin|0|0|" + TIMES,
                "410 /small.txt|0|12|" + TIMES,
                "410 /Uploads|2|1|" + TIMES,
                "411 /|1000000000");
        admin.ask("LIST /small.txt", "411 /small.txt|1000000000");
        admin.ask("LIST /nosuch", "520 File or Directory Not Found").lives();
    }

    @Test
    void repeatsThePathAsItWasWritten() throws IOException {
        String[] rest = {"a.txt|0|2|" + TIMES, "sub|1|0|" + TIMES};
        admin.ask("LIST dir", "410 dir/" + rest[0], "410 dir/" + rest[1], "411 dir|1000000000");
        admin.ask("LIST /dir/", "410 /dir/" + rest[0], "410 /dir/" + rest[1], "411 /dir|1000000000");
        admin.ask("LIST //dir///", "410 /dir/" + rest[0], "410 /dir/" + rest[1], "411 /dir|1000000000");
        admin.say("LIST ");
        assertEquals("410 /dir|1|2|" + TIMES, admin.hear());
        for (int i = 0; i < 4; i++) {
            admin.hear();
        }
        admin.expect("411 |1000000000");
    }

    @Test
    void statesAsTraced() throws IOException {
        admin.ask("STAT /dir/a.txt", "402 /dir/a.txt|0|2|" + TIMES + "|3f786850e387550fdab836ed7e6dc881de23001b|");
        admin.ask("STAT /small.txt", "402 /small.txt|0|12|" + TIMES + "|22d9d41a315cbebd3232dba36cd8c6d063a97ecb|");
        admin.ask("STAT /empty.bin", "402 /empty.bin|0|0|" + TIMES + "|da39a3ee5e6b4b0d3255bfef95601890afd80709|");
        admin.ask("STAT /dir", "402 /dir|1|2|" + TIMES + "||");
        admin.ask("STAT /", "402 /|1|5|" + TIMES + "||");
        admin.ask("STAT /Uploads", "402 /Uploads|2|1|" + TIMES + "||");
        admin.ask("STAT /nosuch", "520 File or Directory Not Found").lives();
    }

    @Test
    void showsPartialsUnderTheirName() throws IOException {
        guest.ask("LIST /Uploads", "410 /Uploads/half.bin.WiredTransfer|0|4|" + TIMES, "411 /Uploads|1000000000");
        guest.ask(
                "STAT /Uploads/half.bin.WiredTransfer",
                "402 /Uploads/half.bin.WiredTransfer|0|4|" + TIMES + "|6dbdd59ab542c91f19905b4d8672b5320dcba285|");
        guest.ask("STAT /Uploads/half.bin", "520 File or Directory Not Found");
    }

    @Test
    void offersFreeSpaceOnlyWhereOneMayUpload() throws IOException {
        guest.ask("LIST /dir/sub", "411 /dir/sub|0");
        guest.say("LIST /Uploads");
        assertEquals("410 /Uploads/half.bin.WiredTransfer|0|4|" + TIMES, guest.hear());
        guest.expect("411 /Uploads|1000000000");
        try (WireClient nobody = site.connect().login("nobody", "x")) {
            nobody.ask("LIST /Drop Box", "411 /Drop Box|0");
        }
    }

    @Test
    void keepsDropBoxesClosed() throws IOException {
        guest.ask("LIST /Drop Box", "411 /Drop Box|1000000000");
        guest.ask("STAT /Drop Box", "402 /Drop Box|3|0|" + TIMES + "||");
        guest.say("LIST /");
        guest.hear();
        guest.expect("410 /Drop Box|3|0|" + TIMES);
        for (int i = 0; i < 3; i++) {
            guest.hear();
        }
        guest.expect("411 /|0");
        for (String path : new String[] {
            "/Drop Box/given.txt",
            "/Drop Box/inner",
            "/Drop Box/inner/deep.txt",
            "/Drop Box/nothing",
            "/Drop Box/inner/nothing/at/all"
        }) {
            guest.ask("STAT " + path, "520 File or Directory Not Found");
            guest.ask("LIST " + path, "520 File or Directory Not Found");
            guest.ask("GET " + path + "|0", "520 File or Directory Not Found");
            guest.ask("FOLDER " + path, "520 File or Directory Not Found");
        }
        guest.ask(
                "PUT /Drop Box/inner/x|0|da39a3ee5e6b4b0d3255bfef95601890afd80709", "520 File or Directory Not Found");
        admin.ask(
                "LIST /Drop Box/inner", "410 /Drop Box/inner/deep.txt|0|4|" + TIMES, "411 /Drop Box/inner|1000000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc",
                "/..",
                "/dir/../small.txt",
                "/dir/./a.txt",
                ".",
                "/.wired",
                "/dir/.WIRED/type",
                "/a\u0001b",
                "/a\u0000b",
                "/a\nb",
                "/a\\b",
                "/\u0085"
            })
    void refusesPathsThatNobodyMayHave(String path) throws IOException {
        for (String command : new String[] {
            "LIST %s", "STAT %s", "FOLDER %s", "GET %s|0", "PUT %s|0|da39a3ee5e6b4b0d3255bfef95601890afd80709"
        }) {
            admin.ask(String.format(command, path), "520 File or Directory Not Found");
        }
        admin.lives();
    }

    @Test
    void refusesPathsThatAreTooLong() throws IOException {
        admin.ask("STAT /" + "x".repeat(256), "520 File or Directory Not Found");
        admin.ask("STAT " + "/x".repeat(65), "520 File or Directory Not Found");
        admin.ask("FOLDER /" + "x".repeat(256), "520 File or Directory Not Found");
        String barely = "/" + "x".repeat(245);
        admin.ask("PUT " + barely + "|0|da39a3ee5e6b4b0d3255bfef95601890afd80709", "520 File or Directory Not Found");
        admin.lives();
    }

    @Test
    void findsANameInEitherSpelling() throws IOException {
        site.storage.put("/caf\u00e9.txt", "a\n".getBytes(UTF_8));
        String rest = "|0|2|" + TIMES + "|3f786850e387550fdab836ed7e6dc881de23001b|";
        admin.ask("STAT /caf\u00e9.txt", "402 /caf\u00e9.txt" + rest);
        admin.ask("STAT /cafe\u0301.txt", "402 /cafe\u0301.txt" + rest);
        admin.ask("FOLDER /cafe\u0301.txt", "521 File or Directory Exists");
    }

    @Test
    void keepsDotNamesThatNobodyReserved() throws IOException {
        admin.say("FOLDER /.hidden", "FOLDER /a..b", "FOLDER /a..").ask("LIST /a..", "411 /a..|1000000000");
        assertEquals(FileType.DIRECTORY, site.storage.folders.get(FilePath.of("/.hidden")));
        assertEquals(FileType.DIRECTORY, site.storage.folders.get(FilePath.of("/a..b")));
    }

    @Test
    void makesFoldersThatInheritTheirType() throws IOException {
        admin.say("FOLDER /Uploads/mine/", "FOLDER /Drop Box/box", "FOLDER /dir/plain")
                .lives();
        assertEquals(FileType.UPLOADS, site.storage.folders.get(FilePath.of("/Uploads/mine")));
        assertEquals(FileType.DROP_BOX, site.storage.folders.get(FilePath.of("/Drop Box/box")));
        assertEquals(FileType.DIRECTORY, site.storage.folders.get(FilePath.of("/dir/plain")));
        guest.say("FOLDER /Uploads/mine/guests").lives();
        assertEquals(FileType.UPLOADS, site.storage.folders.get(FilePath.of("/Uploads/mine/guests")));
    }

    @Test
    void refusesFoldersWhereTheyMayNotBe() throws IOException {
        guest.ask("FOLDER /mine", "516 Permission Denied");
        guest.ask("FOLDER /Drop Box/mine", "520 File or Directory Not Found");
        assertNull(site.storage.folders.get(FilePath.of("/mine")));
        admin.ask("FOLDER /dir", "521 File or Directory Exists");
        admin.ask("FOLDER /small.txt", "521 File or Directory Exists");
        admin.ask("FOLDER /", "521 File or Directory Exists");
        admin.ask("FOLDER ", "521 File or Directory Exists");
        admin.ask("FOLDER /nosuch/mine", "520 File or Directory Not Found");
        admin.ask("FOLDER /small.txt/mine", "520 File or Directory Not Found");
        admin.ask("FOLDER /x.WiredTransfer", "520 File or Directory Not Found").lives();
    }

    @Test
    void answersInOrderHoweverManyAreAsked() throws IOException {
        for (int i = 0; i < 5000; i++) {
            site.storage.put(String.format("/dir/sub/%04d", i), new byte[0]);
        }
        admin.say("LIST /dir/sub", "PING", "STAT /dir", "PING");
        for (int i = 0; i < 5000; i++) {
            admin.expect(String.format("410 /dir/sub/%04d|0|0|", i) + TIMES);
        }
        admin.expect("411 /dir/sub|1000000000", "202 Pong", "402 /dir|1|2|" + TIMES + "||", "202 Pong");
    }

    @Test
    void failsPlainlyWhileThereIsNoStorage() throws IOException {
        site.site.storage().leave(site.storage);
        for (String command : new String[] {
            "LIST /", "STAT /", "FOLDER /x", "GET /small.txt|0", "PUT /x|0|da39a3ee5e6b4b0d3255bfef95601890afd80709"
        }) {
            admin.ask(command, "500 Command Failed");
        }
        site.site.storage().use(site.storage);
        admin.ask("LIST /dir/sub", "411 /dir/sub|1000000000");
    }
}
