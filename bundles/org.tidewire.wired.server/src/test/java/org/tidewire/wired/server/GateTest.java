package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.wired.Fields;

/** The door, called at from addresses of this machine that are not exempt, at a time that stands still. */
@Timeout(60)
class GateTest {
    private static final InetAddress GUESSER = address(9);
    private static final InetAddress USER = address(10);
    private static final int PER_SOURCE = 4;

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        start(Map.of());
    }

    private void start(Map<String, Object> config) throws IOException {
        site = new TestSite(config, Map.of(), new GateRules(true, List.of(), PER_SOURCE));
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
    }

    @Test
    void guessesKeepTheirSourceOutBeforeTlsAndNobodyElse() throws Exception {
        guess(3);
        for (int i = 0; i < 20; i++) {
            assertRefused(GUESSER, site.server.port());
            assertRefused(GUESSER, site.server.port() + 1);
        }
        try (WireClient user = from(USER)) {
            user.login("admin", "secret").lives(); // the very account that was guessed at
        }
        assertEquals(1, said("is kept out"), site.logged.toString());
        site.now.addAndGet(Duration.ofSeconds(16).toNanos()); // and one for the connection that came to nothing
        try (WireClient user = from(GUESSER)) {
            user.login("admin", "secret").lives();
        }
    }

    @Test
    void aGuessUnderWayIsNotLookedAtOnceItsSourceIsKeptOut() throws Exception {
        try (WireClient early = from(GUESSER)) {
            early.say("HELLO", "USER admin");
            assertTrue(early.hear().startsWith("200 "));
            guess(3);
            early.ask("PASS " + Fields.password("secret"), "511 Banned", "end");
        }
    }

    @Test
    void whoHasLoggedInGetsHisFilesThoughSomebodyGuessesAtTheSameAddress() throws Exception {
        site.storage.put("/a", new byte[10]);
        try (WireClient user = from(GUESSER).login("guest", "")) {
            guess(3);
            assertRefused(GUESSER, site.server.port());
            String key = user.key("GET /a|0", "/a|0");
            try (WireClient data = new WireClient(TestSite.TLS, site.server.port() + 1, GUESSER)) {
                assertEquals(10, data.say("TRANSFER " + key).rest().length);
            }
            user.lives();
        }
    }

    @Test
    void connectionsThatOnlyWaitKeepTheirSourceOut() throws Exception {
        site.close();
        start(Map.of("login.timeout", 1));
        try (Socket one = open(GUESSER, site.server.port());
                Socket two = open(GUESSER, site.server.port())) {
            assertEquals(-1, one.getInputStream().read());
            assertEquals(-1, two.getInputStream().read());
            TestSite.await("it is said", () -> said("is kept out") == 1);
            assertRefused(GUESSER, site.server.port());
        }
    }

    @Test
    void connectionsThatBreakAddUpSlowly() throws Exception {
        for (int i = 1; i <= 15; i++) {
            try (Socket socket = open(GUESSER, site.server.port())) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
                socket.getInputStream().readAllBytes();
            }
            int ended = i;
            TestSite.await(
                    "it is put down",
                    () -> site.logged.stream()
                                    .filter(line -> line.contains("The connection from"))
                                    .count()
                            == ended);
            assertEquals(i < 15 ? 0 : 1, said("is kept out"), "after " + i);
        }
        assertRefused(GUESSER, site.server.port());
    }

    @Test
    void oneSourceMayHaveSoManyConnectionsAndTheLogSaysItOnce() throws Exception {
        try (WireClient one = from(GUESSER).login("guest", "");
                WireClient two = from(GUESSER).login("guest", "");
                WireClient three = from(GUESSER).login("guest", "");
                WireClient user = from(USER).login("guest", "")) {
            try (WireClient four = from(GUESSER).login("guest", "")) {
                for (int i = 0; i < 10; i++) {
                    assertRefused(GUESSER, site.server.port());
                }
                four.lives();
                user.lives();
            }
            assertEquals(1, said("more from there are closed"));
            TestSite.await("one has left", () -> site.site.sessions().all().size() == PER_SOURCE);
            one.lives();
            two.lives();
            three.lives();
        }
    }

    @Test
    void penaltiesCanBeSwitchedOffAndLoopbackHasNone() throws Exception {
        GateRules off = new GateRules(false, List.of(), 0);
        for (GateRules rules : List.of(off, GateRules.of(TestSite.config(Map.of())))) {
            Gate gate = new Gate(() -> rules, System::nanoTime, site.site.log());
            for (int i = 0; i < 1_000; i++) {
                Visit visit = gate.admit(GUESSER, () -> false).orElseThrow();
                gate.offend(visit, Offence.LOGIN_FAILED);
                gate.leave(visit);
            }
        }
        assertEquals(0, said("is kept out"));
    }

    private void guess(int times) throws IOException {
        try (WireClient client = from(GUESSER)) {
            client.say("HELLO", "USER admin");
            assertTrue(client.hear().startsWith("200 "));
            for (int i = 0; i < times; i++) {
                client.ask("PASS " + i, "510 Login Failed");
            }
        }
    }

    private WireClient from(InetAddress address) throws IOException {
        return new WireClient(TestSite.TLS, site.server.port(), address);
    }

    /** Not a byte of TLS comes back, not even an alert. */
    private static void assertRefused(InetAddress from, int port) throws IOException {
        try (Socket socket = open(from, port)) {
            assertThrows(IOException.class, () -> {
                int next = socket.getInputStream().read();
                throw next < 0 ? new IOException("the end") : new AssertionError("a byte came");
            });
        }
    }

    private static Socket open(InetAddress from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private long said(String text) {
        return site.logged.stream().filter(line -> line.contains(text)).count();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (IOException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
