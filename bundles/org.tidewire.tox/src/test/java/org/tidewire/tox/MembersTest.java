package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.tox.identity.Savedata;

/** Configurations that come, go and change in every order. */
class MembersTest {
    private final SecureRandom random = new SecureRandom();
    private final String one = Savedata.create(random).id().toString();
    private final String two = Savedata.create(random).id().toString();
    private TestNode node;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        node = new TestNode(folder.resolve("me.tox")).open();
    }

    @AfterEach
    void close() throws IOException {
        node.close();
    }

    private static ConfiguredFriend friend(String name, String id, String address) {
        return FakeAdmin.friend(new HashMap<>(
                Map.of("service.pid", TestNode.FRIEND + name, "tox.id", id, "address", address, "message", "Hello")));
    }

    private List<String> friends() throws IOException {
        return node.friends().list().stream()
                .map(friend -> friend.name() + " " + friend.id())
                .toList();
    }

    private void become(String... expected) throws Exception {
        Await.until(List.of(expected) + " are the friends", () -> friends().equals(List.of(expected)));
    }

    @Test
    void aChangedFriendMayComeBeforeTheOldOneLeaves() throws Exception {
        ConfiguredFriend old = friend("eve", one, "");
        ConfiguredFriend changed = friend("eve", one, "127.0.0.1:1");
        node.component().addFriend(old);
        become("eve " + old.key());
        node.component().addFriend(changed);
        node.component().removeFriend(old);
        settled();
        assertEquals(List.of("eve " + old.key()), without("last"));
        assertEquals(FriendState.REQUESTED, node.friend("eve").state());
        node.component().removeFriend(changed);
        become("last " + friend("last", two, "").key());
        assertFalse(node.services.logged("eve"), () -> node.services.logged.toString());
    }

    @Test
    void aChangedFriendMayComeAfterTheOldOneHasLeft() throws Exception {
        ConfiguredFriend old = friend("eve", one, "");
        node.component().addFriend(old);
        node.component().removeFriend(old);
        node.component().addFriend(friend("eve", one, "127.0.0.1:1"));
        settled();
        assertEquals(List.of("eve " + old.key()), without("last"));
        assertEquals(FriendState.REQUESTED, node.friend("eve").state());
    }

    @Test
    void aFriendWithAnotherKeyIsAnotherFriend() throws Exception {
        ConfiguredFriend old = friend("eve", one, "");
        ConfiguredFriend changed = friend("eve", two, "");
        node.component().addFriend(old);
        become("eve " + old.key());
        node.component().addFriend(changed);
        node.component().removeFriend(old);
        become("eve " + changed.key());
        node.friends().add("old", one, "", "Hello");
        assertEquals(FriendState.REQUESTED, node.friend("old").state(), "the node had really let go of the old key");
    }

    @Test
    void ofTwoWithOneKeyTheFirstCountsUntilItLeaves() throws Exception {
        ConfiguredFriend first = friend("eve", one, "");
        ConfiguredFriend second = friend("eva", one.substring(0, 64), "");
        node.component().addFriend(first);
        node.component().addFriend(second);
        Await.until("it is refused", () -> node.services.logged("warn", "eva", "that is the id of eve"));
        become("eve " + first.key());
        node.component().removeFriend(first);
        become("eva " + first.key());
        assertNotNull(node.friend("eva").state());
        node.component().removeFriend(second);
        become();
    }

    @Test
    void aSecondThatLeavesDoesNotDisturbTheFirst() throws Exception {
        ConfiguredFriend first = friend("eve", one, "");
        ConfiguredFriend second = friend("eva", one, "");
        node.component().addFriend(first);
        node.component().addFriend(second);
        node.component().removeFriend(second);
        settled();
        assertEquals(List.of("eve " + first.key()), without("last"));
        assertEquals(FriendState.REQUESTED, node.friend("eve").state());
    }

    @Test
    void ourOwnIdIsNoFriend() throws Exception {
        node.component().addFriend(friend("me", node.friends().id(), ""));
        Await.until("it is refused", () -> node.services.logged("warn", "me", "our own id"));
        assertEquals(List.of(), node.friends().list());
    }

    @Test
    void aFriendAtAnUnknownHostIsAFriendAllTheSame() throws Exception {
        FriendInfo info = node.friends().add("eve", one, "no-such-host.invalid:33445", "Hello");
        assertEquals(FriendState.REQUESTED, info.state());
        Await.until("it is told", () -> node.services.logged("warn", "eve", "no-such-host.invalid is not known"));
    }

    @Test
    void friendsThatWereThereBeforeAreTakenIn() throws Exception {
        node.friends().add("eve", one, "", "Hello");
        node.stop();
        node.open();
        Await.until("it is there", () -> node.friend("eve") != null);
        assertEquals(FriendState.REQUESTED, node.friend("eve").state());
        assertNull(node.friend("eve").lastSeen());
    }

    /** All that was asked for before has been done once one more friend is in. */
    private void settled() throws Exception {
        node.component().addFriend(friend("last", two, ""));
        Await.until("it is there", () -> node.friend("last") != null);
    }

    private List<String> without(String name) throws IOException {
        return friends().stream().filter(friend -> !friend.startsWith(name)).toList();
    }
}
