package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;
import org.tidewire.tox.identity.RunMark;

/** Two whole nodes on loopback. */
class FriendshipTest {
    private TestNode ada;
    private TestNode bob;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        ada = new TestNode(folder.resolve("ada.tox"))
                .with("name", "Ada L.")
                .with("status.message", "at the engine")
                .with("status", "busy")
                .open();
        bob = new TestNode(folder.resolve("bob.tox")).with("name", "Bob").open();
    }

    @AfterEach
    void close() throws IOException {
        ada.close();
        bob.close();
    }

    private void befriend() throws Exception {
        ada.friends().add("bob", bob.friends().id(), "", "Hello Bob");
        bob.enter(ada);
        Await.until("the request arrives", () -> !bob.requests.isEmpty());
        bob.desk().accept(bob.requests.peek().id(), "ada");
        online();
    }

    private void online() throws Exception {
        Await.until("both are online", () -> ada.online("bob") && bob.online("ada"));
        Await.until(
                "both are services",
                () -> !ada.services.online().isEmpty() && !bob.services.online().isEmpty());
    }

    @Test
    void whoIsAskedAcceptsAndBothAreServices() throws Exception {
        FriendInfo asked = ada.friends().add("bob", bob.friends().id(), "", "Hello Bob");
        assertEquals(FriendState.REQUESTED, asked.state());
        assertEquals("", asked.address());
        assertNull(asked.lastSeen());
        bob.enter(ada);
        Await.until("the request arrives", () -> !bob.requests.isEmpty());
        assertEquals("Hello Bob", bob.requests.peek().message());
        assertEquals(List.copyOf(bob.requests), bob.desk().list());
        assertEquals(List.of(), bob.friends().list());

        FriendInfo accepted = bob.desk().accept(ada.key().toLowerCase(Locale.ROOT), "ada");
        assertEquals(FriendState.OFFLINE, accepted.state());
        assertEquals(ada.key(), bob.admin.written(TestNode.FRIEND + "ada").get("tox.id"));
        assertEquals(List.of(), bob.desk().list());
        online();
        assertEquals(List.of(ada.key() + " ada"), bob.services.online());
        assertEquals(List.of(bob.key() + " bob"), ada.services.online());
    }

    @Test
    void aFriendIsSeenAsItShowsItself() throws Exception {
        befriend();
        Await.until("the profile arrives", () -> bob.friend("ada").availability() == Availability.BUSY);
        FriendInfo seen = bob.friend("ada");
        assertEquals("ada", seen.name());
        assertEquals(ada.key(), seen.id());
        assertEquals("Ada L.", seen.nick());
        assertEquals("at the engine", seen.statusMessage());
        int port = ada.network().info().port();
        assertTrue(seen.address().contains("127.0.0.1") && seen.address().contains("" + port), seen.address());
        assertNotNull(seen.lastSeen());
        Await.until("its coming is told", () -> bob.changes.size() == 1); // later on it would be told as gone twice
        ada.stop();
        Await.until(
                "it is gone", () -> !bob.online("ada") && bob.services.online().isEmpty());
        FriendInfo gone = bob.friend("ada");
        assertEquals(FriendState.OFFLINE, gone.state());
        assertEquals("", gone.address());
        assertEquals("Ada L.", gone.nick());
        Await.until("it is told", () -> bob.changes.size() == 2);
        assertEquals(
                List.of(FriendState.ONLINE, FriendState.OFFLINE),
                bob.changes.stream().map(FriendInfo::state).toList());
    }

    @Test
    void messagesGoBothWays() throws Exception {
        befriend();
        Message said = ada.friends().message("bob", "Hello\nBob ü");
        assertTrue(said.ours());
        assertEquals("bob", said.friend());
        ada.friends().message("bob", "/me waves");
        Await.until("both arrive", () -> bob.messages.size() == 2);
        assertMessage("ada", false, "Hello\nBob ü", bob.messages.poll());
        assertMessage("ada", true, "waves", bob.messages.poll());
        assertTrue(bob.friends().message("ada", "/me nods").action());
        Await.until("it arrives", () -> ada.messages.size() == 1);
        assertMessage("bob", true, "nods", ada.messages.poll());
        assertThrows(IllegalArgumentException.class, () -> ada.friends().message("bob", ""));
        assertThrows(IllegalArgumentException.class, () -> ada.friends().message("bob", "x".repeat(1373)));
        assertThrows(IllegalArgumentException.class, () -> ada.friends().message("eve", "x"));
    }

    private static void assertMessage(String from, boolean action, String text, Message message) {
        assertEquals(from, message.friend());
        assertEquals(action, message.action());
        assertEquals(text, message.text());
        assertFalse(message.ours());
    }

    @Test
    void friendsFindEachOtherAgainWithoutTheNetwork() throws Exception {
        befriend();
        bob.stop();
        assertEquals(0, bob.services.size());
        Await.until("ada sees it", () -> !ada.online("bob"));
        assertTrue(assertThrows(IOException.class, () -> ada.friends().message("bob", "there?"))
                .getMessage()
                .contains("bob is not online"));
        bob.open();
        online();
        assertFalse(ada.services.logged("error"), () -> ada.services.logged.toString());
        assertFalse(bob.services.logged("error"), () -> bob.services.logged.toString());
        assertEquals(1, bob.requests.size(), "a friend is not asked again");
    }

    @Test
    void afterAnUncleanStopAnotherPortIsTaken() throws Exception {
        int port = bob.network().info().port();
        Path mark = bob.identity.resolveSibling("bob.tox.run");
        assertEquals(port, new RunMark(bob.identity).uncleanPort());
        bob.stop();
        assertFalse(Files.exists(mark));
        new RunMark(bob.identity).start(port);
        bob.open();
        assertNotEquals(port, bob.network().info().port());
    }

    @Test
    void whoIsRemovedIsLetInNoMore() throws Exception {
        befriend();
        bob.friends().remove("ada");
        assertEquals(List.of(), bob.friends().list());
        assertEquals(List.of(), bob.services.online());
        assertNull(bob.admin.written(TestNode.FRIEND + "ada"));
        Await.until("ada sees it", () -> !ada.online("bob"));
        assertEquals(List.of(), bob.friends().adopt());
    }
}
