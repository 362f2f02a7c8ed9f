package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;

@Timeout(60)
class LoginTest {
    private static final String SECRET = "e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4";

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(Map.of("description", "a test"), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
    }

    @Test
    void greetsAsSpecified() throws IOException {
        try (WireClient client = site.connect()) {
            String system = System.getProperty("os.name") + "; " + System.getProperty("os.version") + "; "
                    + System.getProperty("os.arch");
            client.ask(
                    "HELLO", "200 Tidewire/1.2.3 (" + system + ")|1.1|Tidewire|a test|2026-11-20T20:11:16+00:00|0|0");
        }
    }

    @Test
    void takesTheBurstOfTheOriginalClient() throws IOException {
        try (WireClient client = site.connect()) {
            client.say("HELLO");
            assertTrue(client.hear().startsWith("200 "));
            client.say(
                    "CLIENT Trace/1.0 (Linux; 6.1; x86_64)",
                    "NICK tester",
                    "STATUS trying",
                    "ICON 0|aWNvbg==",
                    "USER admin",
                    "PASS " + SECRET,
                    "WHO 1");
            client.expect("201 1", "310 1|1|0|0|0|tester|admin|127.0.0.1|127.0.0.1|trying|aWNvbg==", "311 1");
            client.ask("PRIVILEGES", "602 0|0|0|0|1|1|1|1|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0");
            client.ask("NEWS", "321 Done");
            client.ask("BANNER", "203 ");
            client.lives();
        }
    }

    @Test
    void showsTheLoginOfWhomeverHasNoNick() throws IOException {
        try (WireClient client = site.connect();
                WireClient other = site.admin()) {
            client.say("HELLO", "USER guest", "PASS ");
            assertTrue(client.hear().startsWith("200 "));
            client.expect("201 1");
            client.ask(
                    "WHO 1",
                    "310 1|1|0|0|0|guest|guest|127.0.0.1|127.0.0.1||",
                    "310 1|2|0|0|0|admin|admin|127.0.0.1|127.0.0.1||",
                    "311 1");
            other.say("WHO 7").lives();
        }
    }

    @Test
    void givesEveryConnectionAnotherId() throws IOException {
        for (int id = 1; id < 4; id++) {
            try (WireClient client = site.connect()) {
                client.say("HELLO", "USER guest", "PASS ");
                assertTrue(client.hear().startsWith("200 "));
                client.expect("201 " + id);
            }
        }
    }

    @Test
    void ignoresWhatComesTooEarly() throws IOException {
        try (WireClient client = site.connect()) {
            client.say("LIST /", "NICK early", "USER admin", "PASS " + SECRET, "WHO 1", "SAY 1|x", "CLIENT");
            client.lives();
            client.say("HELLO");
            assertTrue(client.hear().startsWith("200 "));
            client.say("PASS " + SECRET, "LIST /", "GET /x|0", "PRIVILEGES").lives();
            client.say("USER admin", "LIST /").lives();
            client.ask("PASS " + SECRET, "201 1");
        }
    }

    @Test
    void ignoresASecondHelloUserAndPass() throws IOException {
        try (WireClient client = site.connect()) {
            client.say("HELLO");
            assertTrue(client.hear().startsWith("200 "));
            client.say("HELLO", "USER guest", "USER admin", "HELLO");
            client.ask("PASS ", "201 1");
            client.say("PASS " + SECRET, "USER admin", "HELLO").lives();
            client.ask("PRIVILEGES", "602 0|0|0|0|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0");
        }
    }

    @Test
    void knowsCommandsInAnyCase() throws IOException {
        try (WireClient client = site.connect()) {
            client.ask("pInG ", "202 Pong");
            client.say("hello", "user guest", "pass ");
            assertTrue(client.hear().startsWith("200 "));
            client.expect("201 1").ask("Ping more|than|needed", "202 Pong");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "FLY", "PING\r\n", "TRANSFER abc", "200 x", "\u00e9", "HELLOO", "GET/x"})
    void refusesWhatNobodySpecified(String command) throws IOException {
        try (WireClient client = site.connect();
                WireClient user = site.guest()) {
            client.ask(command, "501 Command Not Recognized").lives();
            user.ask(command, "501 Command Not Recognized").lives();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO 1",
                "SAY 1|x",
                "SAY",
                "ME 1",
                "TOPIC 1",
                "MSG 1|x",
                "BROADCAST x",
                "PRIVCHAT",
                "INVITE 1|2",
                "JOIN 5",
                "DECLINE 5",
                "LEAVE 1",
                "POST x",
                "CLEARNEWS",
                "KICK 1|x",
                "BAN 1|x",
                "LISTRECURSIVE /",
                "SEARCH x",
                "DELETE /x",
                "MOVE /a|/b",
                "COMMENT /a|x",
                "TYPE /a|1",
                "USERS",
                "GROUPS",
                "READUSER a",
                "READGROUP a",
                "CREATEUSER a|b",
                "CREATEGROUP a",
                "EDITUSER a",
                "EDITGROUP a",
                "DELETEUSER a",
                "DELETEGROUP a"
            })
    void saysWhatItDoesNotHave(String command) throws IOException {
        try (WireClient user = site.guest()) {
            user.ask(command, "502 Command Not Implemented").lives();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLIENT",
                "NICK",
                "ICON",
                "STATUS",
                "WHO",
                "LIST",
                "STAT",
                "FOLDER",
                "GET",
                "GET /small.txt",
                "PUT",
                "PUT /Uploads/a",
                "PUT /Uploads/a|7",
                "ICON x",
                "ICON -1|",
                "ICON 007",
                "WHO one",
                "WHO 0x1",
                "GET /small.txt|abc",
                "GET /small.txt|-1",
                "GET /small.txt|010",
                "GET /small.txt|0x10",
                "GET /small.txt|",
                "GET /small.txt|99999999999999999999",
                "GET /small.txt|1.5",
                "GET /small.txt|13",
                "GET /small.txt|9223372036854775807",
                "PUT /Uploads/a|-1|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|9223372036854775808|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|x|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|7|",
                "PUT /Uploads/a|7|da39",
                "PUT /Uploads/a|7|za39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|7|da39a3ee5e6b4b0d3255bfef95601890afd80709a",
                "NICK a\u0007b",
                "STATUS \n"
            })
    void refusesWhatIsMalformedAndLivesOn(String command) throws IOException {
        site.storage.put("/small.txt", "hello wired\n".getBytes(UTF_8));
        try (WireClient user = site.admin()) {
            user.ask(command, "503 Syntax Error").lives();
        }
    }

    @Test
    void refusesTextsWithoutEnd() throws IOException {
        try (WireClient user = site.guest()) {
            user.ask("NICK " + "n".repeat(256), "503 Syntax Error");
            user.ask("ICON 1|" + "A".repeat(100_000), "503 Syntax Error").lives();
        }
    }

    @Test
    void tellsAWrongPasswordNoOtherWayThanAnUnknownLogin() throws IOException {
        try (WireClient known = site.connect();
                WireClient unknown = site.connect()) {
            for (WireClient client : new WireClient[] {known, unknown}) {
                client.say("HELLO");
                assertTrue(client.hear().startsWith("200 "));
            }
            known.say("USER admin");
            unknown.say("USER martian");
            for (WireClient client : new WireClient[] {known, unknown}) {
                client.ask("PASS wrong", "510 Login Failed");
                client.ask("PASS ", "510 Login Failed");
                client.say("LIST /").lives();
            }
            unknown.ask("PASS " + SECRET, "510 Login Failed");
            known.ask("PASS " + SECRET, "201 1");
        }
    }

    @Test
    void hangsUpAfterSixWrongPasswords() throws IOException {
        try (WireClient client = site.connect()) {
            client.say("HELLO", "USER admin", "PASS 1", "PASS 2", "PASS 3", "PASS 4", "PASS 5", "PASS 6", "PASS 7");
            assertTrue(client.hear().startsWith("200 "));
            for (int i = 0; i < 6; i++) {
                client.expect("510 Login Failed");
            }
            client.expect("end");
        }
    }

    @Test
    void neverLogsPasswords() throws IOException {
        try (WireClient client = site.admin()) {
            client.lives();
        }
        try (WireClient client = site.connect()) {
            client.say("HELLO", "USER admin", "PASS hunter2");
            assertTrue(client.hear().startsWith("200 "));
            client.expect("510 Login Failed");
        }
        assertFalse(site.logged.isEmpty());
        assertFalse(site.logged.toString().contains(SECRET));
        assertFalse(site.logged.toString().contains("hunter2"));
    }

    @Test
    void takesPrivilegesAwayWithTheAccount() throws IOException {
        Account account = site.account("temp", "", Set.of(Privilege.DOWNLOAD));
        try (WireClient client = site.connect().login("temp", "")) {
            client.ask("PRIVILEGES", "602 0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0");
            site.accounts.remove(account);
            client.ask("PRIVILEGES", "602 0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0");
        }
    }

    @Test
    void prefersTheAccountOfTheHigherRanking() throws IOException {
        Account strict = site.account("twin", "b", Set.of());
        site.accounts.remove(strict);
        site.account("twin", "a", Set.of());
        site.accounts.add(strict, Map.of(Account.NAME, "twin", "service.ranking", 5));
        try (WireClient client = site.connect().login("twin", "b")) {
            client.lives();
        }
    }

    @Test
    void hangsUpOnAMessageWithoutEnd() throws IOException {
        try (WireClient client = site.admin()) {
            assertThrows(IOException.class, () -> {
                client.write("SAY ".getBytes(UTF_8)).write(new byte[300_000]);
                client.write(new byte[1_000_000]);
                throw new IOException(client.hear());
            });
        }
        try (WireClient client = site.admin()) {
            client.ask("LIST /" + "x".repeat(200_000), "520 File or Directory Not Found")
                    .lives();
        }
    }

    @Test
    void hangsUpOnWhoeverTricklesInsteadOfLoggingIn() throws Exception {
        try (TestSite hasty = new TestSite(Map.of("login.timeout", 1), Map.of());
                WireClient client = hasty.connect();
                WireClient user = hasty.admin()) {
            long end = System.nanoTime() + 20_000_000_000L;
            assertThrows(IOException.class, () -> {
                while (System.nanoTime() < end) {
                    client.write(new byte[] {'x'});
                }
            });
            user.lives();
        }
    }

    @Test
    void hangsUpOnWhoeverNeverShakesHands() throws Exception {
        try (TestSite hasty = new TestSite(Map.of("login.timeout", 1), Map.of());
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), hasty.server.port())) {
            silent.setSoTimeout(20_000);
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    @Test
    void turnsAwayMoreConnectionsThanAllowed() throws Exception {
        try (TestSite small = new TestSite(Map.of("connections", 2), Map.of())) {
            try (WireClient one = small.guest();
                    WireClient two = small.guest()) {
                assertThrows(IOException.class, small::connect);
                one.lives();
                two.lives();
            }
            TestSite.await(
                    "a place is free again", () -> small.site.sessions().all().isEmpty());
            try (WireClient three = connectPatiently(small)) {
                three.login("guest", "").lives();
            }
        }
    }

    @Test
    void endsEverythingWhenItStops() throws Exception {
        try (TestSite other = new TestSite();
                WireClient client = other.admin()) {
            client.lives();
            other.close();
            assertThrows(IOException.class, () -> {
                client.say("PING");
                throw new IOException(client.hear());
            });
            assertThrows(IOException.class, other::connect);
            assertTrue(other.logged.stream().noneMatch(line -> line.startsWith("warn")), other.logged.toString());
        }
    }

    private static WireClient connectPatiently(TestSite site) throws Exception {
        WireClient[] client = new WireClient[1];
        TestSite.await("a place is free again", () -> {
            try {
                client[0] = site.connect();
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        return client[0];
    }
}
