package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
            client.expect("201 1", "310 1|1|0|1|0|tester|admin|127.0.0.1|127.0.0.1|trying|aWNvbg==", "311 1");
            client.ask("PRIVILEGES", "602 1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|0|0|0|0|1");
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
                    "310 1|2|0|1|0|admin|admin|127.0.0.1|127.0.0.1||",
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
    void tellsAWrongPasswordNoOtherWayThanAnUnknownLogin() throws IOException {
        try (WireClient known = greeted();
                WireClient unknown = greeted()) {
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

    /** Connects and is answered: whoever connects after this has a later user id. */
    private WireClient greeted() throws IOException {
        WireClient client = site.connect().say("HELLO");
        assertTrue(client.hear().startsWith("200 "));
        return client;
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
}
