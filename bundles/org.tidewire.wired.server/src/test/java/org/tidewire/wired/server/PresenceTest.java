package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;

@Timeout(60)
class PresenceTest {
    private static final String NOTHING = "602 0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0";
    private static final String DOWNLOAD = "602 0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0";

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(Map.of("stall.timeout", 3600), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
    }

    @Test
    void tellsTheOthersWhoComesAndWhoGoes() throws IOException {
        try (WireClient watcher = site.admin()) {
            try (WireClient comer = site.connect()) {
                comer.say("HELLO", "NICK Gast", "ICON 3|QUJD", "STATUS here", "USER guest", "PASS ");
                assertTrue(comer.hearAll().startsWith("200 "));
                comer.expectAll("201 2").say("PING").expectAll("202 Pong");
                watcher.expectAll("302 1|2|0|0|3|Gast|guest|127.0.0.1|127.0.0.1|here|QUJD");
                try (WireClient third = site.guest()) {
                    third.lives();
                    for (WireClient each : new WireClient[] {watcher, comer}) {
                        each.expectAll("302 1|3|0|0|0|guest|guest|127.0.0.1|127.0.0.1||");
                    }
                }
                for (WireClient each : new WireClient[] {watcher, comer}) {
                    each.expectAll("303 1|3");
                }
            }
            watcher.expectAll("303 1|2");
        }
    }

    @Test
    void saysNothingOfThoseWhoNeverLoggedIn() throws IOException {
        try (WireClient watcher = site.admin()) {
            try (WireClient stranger = site.connect()) {
                stranger.say("HELLO", "NICK a", "ICON 1|QQ==", "STATUS b", "NICK c");
                assertTrue(stranger.hearAll().startsWith("200 "));
                stranger.say("PING").expectAll("202 Pong");
            }
            try (WireClient next = site.guest()) {
                next.lives();
                watcher.expectAll("302 1|3|0|0|0|guest|guest|127.0.0.1|127.0.0.1||");
            }
        }
    }

    @Test
    void tellsEverybodyHowAUserLooksNow() throws IOException {
        try (WireClient watcher = site.admin();
                WireClient user = site.guest()) {
            watcher.expectAll("302 1|2|0|0|0|guest|guest|127.0.0.1|127.0.0.1||");
            user.say("NICK gast2", "NICK gast2", "STATUS busy", "ICON 5|QUJD", "ICON 5|QUJD", "ICON 5|REVG", "PING");
            String[] news = {
                "304 2|0|0|0|gast2|", "304 2|0|0|0|gast2|busy", "304 2|0|0|5|gast2|busy", "340 2|QUJD", "340 2|REVG"
            };
            user.expectAll(news).expectAll("202 Pong");
            watcher.expectAll(news);
        }
    }

    @Test
    void tellsWhoSleepsAndWhoWakes() throws IOException {
        try (WireClient watcher = site.admin();
                WireClient user = site.guest()) {
            watcher.expectAll("302 1|2|0|0|0|guest|guest|127.0.0.1|127.0.0.1||");
            user.lives();
            site.site.sessions().findIdle(System.nanoTime() + TimeUnit.SECONDS.toNanos(599));
            site.site.sessions().findIdle(System.nanoTime() + TimeUnit.SECONDS.toNanos(601));
            site.site.sessions().findIdle(System.nanoTime() + TimeUnit.SECONDS.toNanos(661));
            watcher.expectAll("304 1|1|1|0|admin|", "304 2|1|0|0|guest|");
            user.expectAll("304 1|1|1|0|admin|", "304 2|1|0|0|guest|")
                    .say("PING")
                    .expectAll("202 Pong");
            user.say("WHO 9").expectAll("304 2|0|0|0|guest|");
            watcher.expectAll("304 2|0|0|0|guest|");
            watcher.say("WHO 1")
                    .expectAll(
                            "304 1|0|1|0|admin|",
                            "310 1|1|0|1|0|admin|admin|127.0.0.1|127.0.0.1||",
                            "310 1|2|0|0|0|guest|guest|127.0.0.1|127.0.0.1||",
                            "311 1");
        }
    }

    @Test
    void pushesWhatAnAccountMayDoNow() throws IOException {
        Set<Privilege> rights = ConcurrentHashMap.newKeySet();
        Account account = site.account("temp", "", rights);
        try (WireClient user = site.connect().login("temp", "");
                WireClient guest = site.guest()) {
            rights.add(Privilege.DOWNLOAD);
            site.site.sessions().review();
            user.expect(DOWNLOAD);
            site.site.sessions().review();
            user.lives().ask("PRIVILEGES", DOWNLOAD);
            site.accounts.remove(account);
            site.site.sessions().review();
            user.expect(NOTHING);
            site.accounts.add(account, Map.of(Account.NAME, "temp"));
            site.site.sessions().review();
            user.expect(DOWNLOAD);
            guest.lives();
        }
    }

    @Test
    void showsWhoMayThrowOthersOut() throws IOException {
        Set<Privilege> rights = ConcurrentHashMap.newKeySet();
        site.account("temp", "", rights);
        try (WireClient user = site.connect().login("temp", "")) {
            for (Privilege each : EnumSet.of(Privilege.KICK_USERS, Privilege.BAN_USERS)) {
                rights.add(each);
                site.site.sessions().review();
                assertTrue(user.hearAll().startsWith("602 "));
                user.expectAll("304 1|0|1|0|temp|");
                rights.remove(each);
                site.site.sessions().review();
                user.expectAll(NOTHING, "304 1|0|0|0|temp|");
            }
        }
    }

    @Test
    void findsAccountsHoweverALoginIsComposed() throws IOException {
        site.account("bj\u00f6rn", "", Set.of());
        try (WireClient user = site.connect().login("bjo\u0308rn", "")) {
            user.ask("WHO 1", "310 1|1|0|0|0|bjo\u0308rn|bj\u00f6rn|127.0.0.1|127.0.0.1||", "311 1");
        }
    }

    /** Here only the bound can end it: a stalled write may take an hour. */
    @Test
    void cutsOffWhoeverDoesNotTakeTheNewsAndHoldsUpNobody() throws IOException {
        try (WireClient deaf = site.guest();
                WireClient busy = site.admin()) {
            int said = 0;
            for (String heard = ""; !heard.equals("303 1|1"); said++) {
                assertTrue(said < 20_000, "still there after " + said + " messages");
                busy.say("ICON 0|" + String.valueOf((char) ('A' + said % 26)).repeat(16_384));
                heard = busy.hearAll();
            }
            assertTrue(said > Updates.MOST, "gone after " + said);
            assertFalse(deaf.socket.isClosed());
            assertEquals(1, site.site.sessions().all().size());
        }
    }
}
