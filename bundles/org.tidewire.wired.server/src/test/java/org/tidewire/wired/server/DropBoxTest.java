package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;

/** Nothing below a closed drop box can be seen, or probed for. */
@Timeout(60)
class DropBoxTest {
    private static final String SUM = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private static final byte[] FILE = random(41, 2_500_000);

    private TestSite site;
    private WireClient guest;
    private WireClient admin;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/outside", new byte[1]);
        site.storage.put("/Drop Box/there", "there".getBytes(UTF_8));
        site.storage.put("/Drop Box/half.WiredTransfer", new byte[3]);
        site.storage.folders.put(FilePath.of("/Drop Box/inner"), FileType.DROP_BOX);
        site.storage.put("/Drop Box/inner/there", new byte[2]);
        site.storage.folders.put(FilePath.of("/Drop Box/plain"), FileType.DIRECTORY);
        site.storage.put("/Drop Box/plain/there", new byte[2]);
        guest = site.guest();
        admin = site.admin();
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        admin.close();
        site.close();
    }

    /** For every command: the replies for what is there and what is not are the same, byte for byte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST %s",
                "LISTRECURSIVE %s",
                "STAT %s",
                "FOLDER %s",
                "DELETE %s",
                "MOVE %s|/moved",
                "MOVE %s|/outside",
                "MOVE %s|%s",
                "MOVE /outside|%s",
                "MOVE /nosuch|%s",
                "COMMENT %s|text",
                "COMMENT %s|",
                "TYPE %s|1",
                "TYPE %s|2",
                "TYPE %s|3",
                "GET %s|0",
                "GET %s|1",
                "GET %s|99999",
                "PUT %s/x|0|" + SUM
            })
    void answersTheSameForWhatIsThereAndWhatIsNot(String command) throws IOException {
        Set<Privilege> all = EnumSet.complementOf(EnumSet.of(Privilege.VIEW_DROPBOXES));
        site.account("mighty", "", all);
        List<String> there = List.of("there", "half.WiredTransfer", "inner", "inner/there", "plain", "plain/there");
        for (String login : new String[] {"mighty", "guest"}) {
            try (WireClient client = site.connect().login(login, "")) {
                for (String name : there) {
                    String missing = name.replace("there", "miss!").replace("half", "miss");
                    String yes = client.say(command.replace("%s", "/Drop Box/" + name))
                            .hear();
                    String no = client.say(command.replace("%s", "/Drop Box/" + missing))
                            .hear();
                    String deep = client.say(command.replace("%s", "/Drop Box/no/" + name))
                            .hear();
                    assertEquals(yes, no, login + ": " + command + " of " + name);
                    assertEquals(yes, deep, login + ": " + command + " of " + name);
                    boolean denied = login.equals("guest") && command.contains("|%s") && !command.contains(" %s");
                    String expected = denied ? "516 Permission Denied" : "520 File or Directory Not Found";
                    assertEquals(expected, yes, login + ": " + command + " of " + name);
                }
                client.lives();
            }
        }
        assertArrayEquals("there".getBytes(UTF_8), site.storage.get("/Drop Box/there"));
    }

    @Test
    void takesAGiftWhoseNameIsTakenUnderTheNextOne() throws Exception {
        guest.give(guest.key(put("/Drop Box/there", FILE), "/Drop Box/there|0"), FILE);
        assertArrayEquals(FILE, site.storage.get("/Drop Box/there 2"), "seed 41");
        guest.give(guest.key(put("/Drop Box/new.tar.gz", FILE), "/Drop Box/new.tar.gz|0"), FILE);
        guest.give(guest.key(put("/Drop Box/new.tar.gz", FILE), "/Drop Box/new.tar.gz|0"), FILE);
        guest.give(guest.key(put("/Drop Box/new.tar.gz", FILE), "/Drop Box/new.tar.gz|0"), FILE);
        assertArrayEquals(FILE, site.storage.get("/Drop Box/new.tar.gz"));
        assertArrayEquals(FILE, site.storage.get("/Drop Box/new.tar 2.gz"));
        assertArrayEquals(FILE, site.storage.get("/Drop Box/new.tar 3.gz"));
        assertArrayEquals("there".getBytes(UTF_8), site.storage.get("/Drop Box/there"));
        guest.give(guest.key(put("/Drop Box/inner", FILE), "/Drop Box/inner|0"), FILE);
        assertArrayEquals(FILE, site.storage.get("/Drop Box/inner 2"), "a folder's name is taken, too");
        admin.ask(put("/Drop Box/there", FILE), "521 File or Directory Exists");
    }

    @Test
    void doesNotTellThatSomebodyElseUploadsUnderThatName() throws Exception {
        site.account("other", "", EnumSet.of(Privilege.UPLOAD));
        String key = guest.key(put("/Drop Box/busy", FILE), "/Drop Box/busy|0");
        try (WireClient other = site.connect().login("other", "")) {
            String second = other.key(put("/Drop Box/busy", FILE), "/Drop Box/busy|0");
            guest.give(key, FILE);
            other.give(second, FILE);
        }
        assertArrayEquals(FILE, site.storage.get("/Drop Box/busy"));
        assertArrayEquals(FILE, site.storage.get("/Drop Box/busy 2"));
    }

    @Test
    void doesNotTellThatSomebodyElseBeganAFileOfThatName() throws Exception {
        site.account("other", "", EnumSet.of(Privilege.UPLOAD));
        guest.give(guest.key(put("/Drop Box/part", FILE), "/Drop Box/part|0"), Arrays.copyOf(FILE, 1_300_000));
        awaitNoTransfer();
        try (WireClient other = site.connect().login("other", "")) {
            other.give(other.key(put("/Drop Box/part", FILE), "/Drop Box/part|0"), FILE);
        }
        assertEquals(1_300_000, site.storage.get("/Drop Box/part.WiredTransfer").length);
        assertArrayEquals(FILE, site.storage.get("/Drop Box/part 2"));
    }

    @Test
    void findsAPartialAgainUnderItsNumber() throws Exception {
        guest.give(guest.key(put("/Drop Box/there", FILE), "/Drop Box/there|0"), Arrays.copyOf(FILE, 400_001));
        awaitNoTransfer();
        assertEquals(400_001, site.storage.get("/Drop Box/there 2.WiredTransfer").length);
        String key = guest.key(put("/Drop Box/there", FILE), "/Drop Box/there|400001");
        guest.give(key, Arrays.copyOfRange(FILE, 400_001, FILE.length));
        assertArrayEquals(FILE, site.storage.get("/Drop Box/there 2"));
        assertNull(site.storage.get("/Drop Box/there 2.WiredTransfer"));
    }

    @Test
    void shortensNamesThatLeaveNoRoomForANumber() throws Exception {
        String longest = "\ud83d\ude00".repeat(59) + "a.txt";
        assertEquals(241, longest.getBytes(UTF_8).length);
        site.storage.put("/Drop Box/" + longest, new byte[1]);
        guest.give(guest.key(put("/Drop Box/" + longest, FILE), "/Drop Box/" + longest + "|0"), FILE);
        String shorter = "\ud83d\ude00".repeat(58) + " 2.txt"; // whole characters alone are cut
        assertArrayEquals(FILE, site.storage.get("/Drop Box/" + shorter));
    }

    @Test
    void takesGiftsHoweverManyHaveTheName() throws Exception {
        site.storage.put("/Drop Box/a.b", new byte[1]);
        for (int i = 2; i <= 200; i++) {
            site.storage.put("/Drop Box/a " + i + ".b", new byte[1]);
        }
        guest.give(guest.key(put("/Drop Box/a.b", FILE), "/Drop Box/a.b|0"), FILE);
        assertTrue(site.storage.files.keySet().stream()
                .filter(path -> path.name().matches("a [0-9]{3,19}\\.b"))
                .anyMatch(path -> Arrays.equals(FILE, site.storage.get(path.toString()))));
    }

    @Test
    void letsNobodyPutAnythingFurtherDown() throws Exception {
        guest.ask(put("/Drop Box/inner/new", FILE), "520 File or Directory Not Found");
        guest.ask(put("/Drop Box/plain/new", FILE), "520 File or Directory Not Found");
        guest.ask(put("/Drop Box/nosuch/new", FILE), "520 File or Directory Not Found");
        try (WireClient nobody = site.connect().login("nobody", "x")) {
            nobody.ask(put("/Drop Box/there", FILE), "516 Permission Denied");
            nobody.ask(put("/Drop Box/new", FILE), "516 Permission Denied");
        }
        admin.key(put("/Drop Box/inner/new", FILE), "/Drop Box/inner/new|0");
    }

    private void awaitNoTransfer() throws InterruptedException {
        TestSite.await("nothing lives", () -> site.engine.list().stream()
                .allMatch(transfer -> transfer.info().state().isFinal()));
    }

    private static String put(String path, byte[] bytes) {
        Checksum sum = Checksum.of(Arrays.copyOf(bytes, Math.min(bytes.length, Checksum.COVERED)));
        return "PUT " + path + "|" + bytes.length + "|" + sum.hex();
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
