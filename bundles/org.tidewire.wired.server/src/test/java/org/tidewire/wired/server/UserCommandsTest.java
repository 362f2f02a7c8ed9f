package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.account.Privilege;

@Timeout(60)
class UserCommandsTest {
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00";

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(Map.of("ban.time", 3600), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
    }

    @Test
    void tellsEverythingAboutAUser() throws IOException {
        try (WireClient admin = site.admin();
                WireClient user = site.guest()) {
            user.say("CLIENT Trace/1.0 (Linux; 6.1; x86_64)", "STATUS busy", "ICON 7|QUJD")
                    .lives();
            String info = admin.say("INFO 2").hear();
            assertTrue(
                    info.matches("308 2\\|0\\|0\\|7\\|guest\\|guest\\|127.0.0.1\\|127.0.0.1"
                            + "\\|Trace/1.0 \\(Linux; 6.1; x86_64\\)\\|TLS_AES_128_GCM_SHA256\\|128"
                            + "\\|" + DATE + "\\|" + DATE + "\\|\\|\\|busy\\|QUJD"),
                    info);
        }
    }

    @Test
    void tellsWhatAUserTransfersAndHidesWhatLiesInDropBoxes() throws IOException {
        site.storage.put("/big.bin", new byte[30_000_000]);
        site.account("looker", "", Set.of(Privilege.GET_USER_INFO));
        try (WireClient admin = site.admin();
                WireClient looker = site.connect().login("looker", "");
                WireClient user = site.guest()) {
            String down = user.key("GET /big.bin|1000000", "/big.bin|1000000");
            String up = user.key("PUT /Drop Box/up|5000000|" + "0".repeat(40), "/Drop Box/up|0");
            try (WireClient download = user.data(down);
                    WireClient upload = user.data(up).write(new byte[10])) {
                assertEquals(1000, download.read(1000).length);
                String down308 = "/big\\.bin\u001e\\d{7,8}\u001e30000000\u001e\\d+";
                String up308 = "/Drop Box/up\u001e10\u001e5000000\u001e\\d+";
                awaitInfo(admin, down308, up308);
                awaitInfo(looker, down308, "");
                assertTrue(upload.socket.isConnected());
            }
            awaitInfo(admin, "", "");
        }
    }

    @Test
    void tellsNothingToThoseWhoMayNotAsk() throws IOException {
        try (WireClient user = site.guest();
                WireClient admin = site.admin()) {
            user.ask("INFO 1", "516 Permission Denied").ask("INFO 99", "516 Permission Denied");
            user.ask("KICK 2|x", "516 Permission Denied").ask("BAN 2|x", "516 Permission Denied");
            for (String command : new String[] {"INFO", "KICK", "BAN"}) {
                admin.ask(command + " 99|x", "512 Client Not Found");
                admin.ask(command + " 99999999999|x", "512 Client Not Found");
                admin.ask(command + " 0|x", "512 Client Not Found");
                admin.ask(command + " one|x", "503 Syntax Error").ask(command, "503 Syntax Error");
            }
            admin.ask("KICK 1|a\u001db", "503 Syntax Error");
            user.lives();
        }
    }

    @Test
    void kicksWithAReasonThatEverybodyHears() throws IOException {
        try (WireClient admin = site.admin();
                WireClient watcher = site.guest();
                WireClient victim = site.guest()) {
            admin.say("KICK 3|out");
            admin.expect("306 3|1|out").lives();
            watcher.expect("306 3|1|out");
            victim.expect("306 3|1|out", "end");
            watcher.say("WHO 1")
                    .expectAll(
                            "310 1|1|0|1|0|admin|admin|127.0.0.1|127.0.0.1||",
                            "310 1|2|0|0|0|guest|guest|127.0.0.1|127.0.0.1||",
                            "311 1");
            admin.ask("KICK 3|again", "512 Client Not Found");
            try (WireClient back = site.guest()) {
                back.lives();
            }
        }
    }

    @Test
    void takesTheTransfersOfWhomeverItKicks() throws IOException {
        site.storage.put("/big.bin", new byte[30_000_000]);
        try (WireClient admin = site.admin();
                WireClient victim = site.guest();
                WireClient download = victim.data(victim.key("GET /big.bin|0", "/big.bin|0"))) {
            assertEquals(1000, download.read(1000).length);
            admin.ask("KICK 2|", "306 2|1|");
            assertTrue(download.rest().length < 30_000_000 - 1000);
            victim.expect("306 2|1|", "end");
        }
    }

    @Test
    void neverThrowsOutWhoCannotBe() throws IOException {
        try (WireClient admin = site.admin()) {
            admin.ask("KICK 1|self", "515 Cannot Be Disconnected");
            admin.ask("BAN 1|self", "515 Cannot Be Disconnected");
        }
        try (WireClient back = site.guest()) {
            back.lives();
        }
    }

    @Test
    void letsOneThrowOneselfOut() throws IOException {
        site.account("temp", "", EnumSet.of(Privilege.KICK_USERS));
        try (WireClient user = site.connect().login("temp", "")) {
            user.ask("KICK 1|bye", "306 1|1|bye", "end");
        }
    }

    @Test
    void keepsABannedAddressOut() throws IOException {
        try (WireClient admin = site.admin();
                WireClient victim = site.guest()) {
            admin.ask("BAN 2|banned!", "307 2|1|banned!").lives();
            victim.expect("307 2|1|banned!", "end");
            try (WireClient back = site.connect()) {
                back.say("HELLO").expect("511 Banned", "end");
            }
        }
    }

    private static void awaitInfo(WireClient asker, String downloads, String uploads) throws IOException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        String form = "308 3\\|0\\|0\\|0\\|guest\\|.*\\|" + DATE + "\\|" + downloads + "\\|" + uploads + "\\|\\|";
        String info = asker.say("INFO 3").hear();
        while (!info.matches(form) && System.nanoTime() < deadline) {
            info = asker.say("INFO 3").hear();
        }
        assertTrue(info.matches(form), info + " is not " + form);
    }
}
