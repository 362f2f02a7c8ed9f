package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One account asks for all there is; others are served. */
@Timeout(120)
class ExhaustionTest {
    private static final int ASKED = 10_000;
    private static final int MOST = 1_000;
    private static final int BATCH = 99;

    @Test
    void ofTenThousandTransfersThatNobodyTakesAThousandWait() throws Exception {
        try (TestSite site = new TestSite(Map.of(), Map.of("ready.timeout", 600));
                WireClient greedy = site.guest()) {
            site.storage.put("/a", "a".getBytes(UTF_8));
            site.storage.put("/b", "b".getBytes(UTF_8));
            greedy.key("GET /a|0", "/a|0");
            assertEquals(Map.of("401", MOST - 1, "523", ASKED - MOST), ask(greedy, "GET /b|0", ASKED - 1));
            assertEquals(MOST, live(site));
            InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 5});
            try (WireClient other = new WireClient(TestSite.TLS, site.server.port(), elsewhere).login("guest", "")) {
                other.key("GET /a|0", "/a|0"); // the same account, and yet not the same user
            }
            try (WireClient second = site.guest()) {
                second.ask("GET /b|0", "523 Queue Limit Exceeded"); // the same user, in one session more
            }
            greedy.close();
            TestSite.await("nothing is left of it", () -> live(site) == 0);
            try (WireClient again = site.guest()) {
                again.key("GET /a|0", "/a|0");
            }
        }
    }

    @Test
    void whatIsRefusedOrOverCountsNoMore() throws Exception {
        try (TestSite site = new TestSite(Map.of("transfers.per.user", 2), Map.of());
                WireClient guest = site.guest()) {
            site.storage.put("/a", "a".getBytes(UTF_8));
            for (int i = 0; i < 10; i++) {
                guest.ask("GET /nothing|0", "520 File or Directory Not Found");
                guest.ask("PUT /Uploads/a|x|y", "503 Syntax Error");
                guest.ask("GET /a|9", "503 Syntax Error");
                assertEquals(1, guest.take(guest.key("GET /a|0", "/a|0")).length);
                TestSite.await("it is over", () -> live(site) == 0);
            }
        }
    }

    @Test
    void listingsThatNobodyReadsHoldUpNobodyAndAreCutOff() throws Exception {
        try (TestSite site = new TestSite(Map.of("stall.timeout", 1), Map.of())) {
            for (int i = 0; i < 10_000; i++) {
                site.storage.put("/dir/a name of some length, as there are many " + i, new byte[0]);
            }
            List<WireClient> deaf = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String[] lists = new String[40];
                Arrays.fill(lists, "LIST /dir");
                deaf.add(site.guest().say(lists));
            }
            try (WireClient other = site.guest()) {
                assertEquals(10_000, rows(other.say("LIST /dir")));
                TestSite.await(
                        "who does not read is cut off",
                        () -> site.site.sessions().all().size() == 1);
                other.lives();
            }
            for (WireClient client : deaf) {
                client.close();
            }
        }
    }

    @Test
    void strangersMayNotSayMuch() throws Exception {
        try (TestSite site = new TestSite();
                WireClient user = site.guest()) {
            try (WireClient client = site.connect()) {
                client.say("HELLO");
                assertTrue(client.hear().startsWith("200 "));
                client.say("ICON 0|" + "A".repeat(16_384), "CLIENT " + "x".repeat(32_000))
                        .expect("503 Syntax Error");
                client.ask("USER " + "x".repeat(256), "503 Syntax Error");
                client.say("USER guest").ask("PASS " + "x".repeat(256), "503 Syntax Error");
                client.say("PASS ");
                assertTrue(client.hear().startsWith("201 "));
                client.ask("LIST /" + "x".repeat(200_000), "520 File or Directory Not Found");
            }
            try (WireClient client = site.connect()) {
                client.write("USER ".getBytes(UTF_8));
                assertThrows(IOException.class, () -> {
                    client.write(new byte[40_000]);
                    throw new IOException(client.hear());
                });
            }
            for (String command : new String[] {"NICK ", "STATUS ", "SAY 1|", "POST ", "MSG 1|", "TOPIC 1|"}) {
                assertTrue(user.say(command + "x".repeat(250_000)).hear().startsWith("50"), command);
            }
            user.lives();
        }
    }

    private static int rows(WireClient client) throws IOException {
        int rows = 0;
        for (String row = client.hear(); row.startsWith("410 "); row = client.hear()) {
            rows++;
        }
        return rows;
    }

    private static Map<String, Integer> ask(WireClient client, String command, int times) throws IOException {
        Map<String, Integer> replies = new TreeMap<>();
        String[] batch = new String[BATCH];
        Arrays.fill(batch, command);
        for (int i = 0; i < times; i++) {
            if (i % BATCH == 0) {
                client.say(batch);
            }
            replies.merge(client.hear().substring(0, 3), 1, Integer::sum);
        }
        return replies;
    }

    private static long live(TestSite site) {
        return site.engine.list().stream()
                .filter(transfer -> !transfer.info().state().isFinal())
                .count();
    }
}
