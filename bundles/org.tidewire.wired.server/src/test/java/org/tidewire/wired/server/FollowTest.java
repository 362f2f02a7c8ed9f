package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.wired.channel.TestTls;

/** A server that runs is given another configuration or identity. */
@Timeout(60)
class FollowTest {
    private TestSite site;
    private WireClient client;
    private int port;

    @BeforeEach
    void connect() throws IOException {
        site = new TestSite();
        client = site.guest();
        port = site.server.port();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        site.close();
    }

    private void follow(Map<String, Object> config) throws IOException {
        site.server.follow(Settings.of(TestSite.config(config)));
    }

    private boolean ended() {
        try {
            return client.say("PING").hear().equals("end");
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void whatIsNoPlaceEndsNoSession() throws IOException {
        follow(Map.of("name", "Another", "protocols", "TLSv1.2", "stall.timeout", 5, "census.interval", 1));
        client.lives();
        assertEquals(port, site.server.port());
    }

    @Test
    void anotherIdentityEndsNoSession() throws IOException {
        SSLContext another = TestTls.context();
        site.server.identify(another);
        client.lives();
        assertThrows(SSLException.class, () -> site.guest().close(), "it trusts the former alone");
        new WireClient(another, port).login("guest", "").close();
    }

    @Test
    void fewerConnectionsThanThereAreEndNone() throws Exception {
        follow(Map.of("connections", 1));
        client.lives();
        assertThrows(IOException.class, () -> site.guest().close());
        follow(Map.of("connections", 2));
        site.guest().close();
        client.lives();
    }

    @Test
    void anotherPortEndsTheSessionsThereAndNothingElse() throws IOException {
        int other = free();
        follow(Map.of("port", other));
        assertEquals(other, site.server.port());
        assertTrue(ended());
        site.guest().close();
        assertTrue(site.logged.toString().contains("sessions on {} end"), site.logged::toString);
        follow(Map.of("port", other + 1)); // where the transfer port was
        assertEquals(other + 1, site.server.port());
        site.guest().close();
    }

    @Test
    void aPortThatIsTakenLeavesEverythingAsItWas() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertNotEquals(port, taken.getLocalPort());
            Map<String, Object> config = Map.of("port", taken.getLocalPort(), "connections", 1);
            BindException refusal = assertThrows(BindException.class, () -> follow(config));
            assertTrue(refusal.getMessage().contains(":" + taken.getLocalPort() + ": "), refusal.getMessage());
        }
        assertEquals(port, site.server.port());
        client.lives();
        site.guest().close();
    }

    /** Finds a port with two free ones behind it. */
    private static int free() throws IOException {
        BindException taken = null;
        for (int tries = 0; tries < 100; tries++) {
            try (Listeners pair = Listeners.bind(InetAddress.getLoopbackAddress(), 0);
                    ServerSocket third = new ServerSocket(pair.port() + 2, 1, InetAddress.getLoopbackAddress())) {
                return third.getLocalPort() - 2;
            } catch (BindException e) {
                taken = e;
            }
        }
        throw taken;
    }
}
