package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
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

    /** A stranger's message may hold no more memory than the largest picture needs. */
    @Test
    void hangsUpOnALongMessageBeforeTheLogin() throws IOException {
        try (WireClient client = site.connect()) {
            client.say("HELLO");
            assertTrue(client.hear().startsWith("200 "));
            client.say("ICON 0|" + "A".repeat(16_384)).lives();
            assertThrows(IOException.class, () -> {
                client.write("x".repeat(32_768).getBytes(UTF_8));
                client.write(new byte[1_000_000]);
                throw new IOException(client.hear());
            });
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
