package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;

/** A node that runs is given another configuration. */
@Timeout(120)
class ReconfiguredTest {
    private TestNode ada;
    private TestNode bob;
    private Friends first;

    @BeforeEach
    void befriend(@TempDir Path folder) throws Exception {
        ada = new TestNode(folder.resolve("ada.tox")).with("name", "Ada").open();
        bob = new TestNode(folder.resolve("bob.tox")).with("name", "Bob").open();
        ada.friends().add("bob", bob.friends().id(), "", "Hello Bob");
        bob.enter(ada);
        Await.until("the request arrives", () -> !bob.requests.isEmpty());
        bob.desk().accept(bob.requests.peek().id(), "ada");
        online();
        Await.until("bob is told", () -> !bob.changes.isEmpty());
        first = ada.friends();
    }

    @AfterEach
    void close() throws IOException {
        ada.close();
        bob.close();
    }

    private void online() throws Exception {
        Await.until("both are online", () -> ada.online("bob") && bob.online("ada"));
    }

    private List<FriendState> seen() {
        return bob.changes.stream().map(FriendInfo::state).toList();
    }

    @Test
    void whatFriendsSeeChangesAtOnceAndEndsNothing() throws Exception {
        ada.with("name", "Ada L.").with("status.message", "at the engine").with("status", "busy");
        ada.reconfigure();
        Await.until("bob sees it", () -> bob.friend("ada").availability() == Availability.BUSY);
        Await.until("bob sees the name", () -> bob.friend("ada").nick().equals("Ada L."));
        assertEquals("at the engine", bob.friend("ada").statusMessage());
        assertSame(first, ada.friends(), "the node is the same");
        assertEquals(List.of(FriendState.ONLINE), seen(), "never offline");
    }

    @Test
    void aNodeThatIsNewIsAskedAndNothingEnds() throws Exception {
        String key = bob.network().info().key();
        ada.with("bootstrap", "127.0.0.1 " + bob.network().info().port() + " " + key);
        ada.reconfigure();
        assertSame(first, ada.friends(), "the node is the same");
        assertEquals(List.of(FriendState.ONLINE), seen(), "never offline");
    }

    @Test
    void anotherPortStartsAnotherNodeWhichFriendsFindAgain() throws Exception {
        int port = free();
        ada.with("port", port);
        ada.reconfigure();
        assertEquals(port, ada.network().info().port());
        assertNotEquals(first, ada.friends(), "another node");
        online();
        assertTrue(ada.services.logged("info", "begins anew"), () -> ada.services.logged.toString());
    }

    @Test
    void aPortThatIsTakenLeavesTheNodeAsItWas() throws Exception {
        int before = ada.network().info().port();
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            ada.with("port", taken.getLocalPort()).with("name", "Nobody");
            IOException refusal = assertThrows(IOException.class, ada::reconfigure);
            assertTrue(refusal.getMessage().contains("no UDP port from " + taken.getLocalPort()), refusal::toString);
        }
        assertEquals(before, ada.network().info().port());
        assertSame(first, ada.friends(), "the node is the same");
        assertEquals(List.of(FriendState.ONLINE), seen(), "never offline");
    }

    @Test
    void anIdentityThatDoesNotOpenLeavesTheFormerOne() throws Exception {
        String id = ada.friends().id();
        ada.with("passphrase.file", "/nowhere/passphrase");
        IOException refusal = assertThrows(IOException.class, ada::reconfigure);
        assertTrue(refusal.getMessage().contains("/nowhere/passphrase"), refusal::toString);
        assertEquals(id, ada.friends().id());
        online();
    }

    @Test
    void anIdentityThatCannotBeWrittenAtTheEndKeepsNobodyFromAnother(@TempDir Path other) throws Exception {
        String id = ada.friends().id();
        Files.delete(ada.identity);
        Files.createDirectory(ada.identity);
        ada.with("identity", other.resolve("new.tox").toString());
        ada.reconfigure();
        assertNotEquals(id, ada.friends().id());
        assertTrue(ada.services.logged("error", "could not be written"), () -> ada.services.logged.toString());
    }

    private static int free() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
