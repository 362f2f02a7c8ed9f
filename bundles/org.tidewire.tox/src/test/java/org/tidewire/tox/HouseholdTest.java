package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;
import org.tidewire.tox.file.FileWire;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Savedata;

/** How a node begins and ends. */
@Timeout(60)
class HouseholdTest {
    private final FakeServices services = new FakeServices();
    private final Listeners listeners = new Listeners(50, services.logger());
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private Path identity;

    @BeforeEach
    void choose(@TempDir Path folder) {
        identity = folder.resolve("me.tox");
    }

    private Household household() throws IOException {
        Settings settings = Settings.of(
                FakeServices.config(NodeConfig.class, Map.of("identity", identity.toString(), "onion", "zero-hops")));
        FakeAdmin admin = new FakeAdmin(friend -> {}, friend -> {});
        return new Household(settings, services.context(), admin.service(), listeners, services.logger());
    }

    private static ConfiguredFriend friend() {
        String id = Savedata.create(new SecureRandom()).id().toString();
        return FakeAdmin.friend(
                new HashMap<>(Map.of("service.pid", TestNode.FRIEND + "eve", "tox.id", id, "message", "Hello")));
    }

    private static void online(Household household, ConfiguredFriend friend) {
        Events events = new Events(household);
        events.files(friend.key(), new FriendFiles(FakeServices.fake(FileWire.class, (method, arguments) -> false)));
        events.online(friend.key());
    }

    private void listen() {
        listeners.add(new MessageListener() {
            @Override
            public void message(Message message) {
                heard.incrementAndGet();
            }

            @Override
            public void changed(FriendInfo friend) {
                changes.incrementAndGet();
            }
        });
    }

    private void hang() {
        inside.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aListenerThatHangsHoldsUpNobodyElse() throws Exception {
        Household household = household();
        ConfiguredFriend eve = friend();
        listeners.add(new MessageListener() {
            @Override
            public void changed(FriendInfo friend) {
                hang();
            }
        });
        household.join(eve);
        online(household, eve);
        inside.await();
        Await.until("it is a service", () -> services.online().size() == 1);
        assertEquals(1, household.directory().list().size());
        household.leave(eve);
        Await.until("it is none any more", () -> services.online().isEmpty());
        household.close();
        assertEquals(1, go.getCount(), "it hangs still");
        assertTrue(services.logged("warn", "tidewire-tox-listeners", "hangs"), () -> services.logged.toString());
        assertFalse(Files.exists(identity.resolveSibling("me.tox.run")));
        go.countDown();
    }

    @Test
    void aFloodOfMessagesDisplacesNoComingAndGoing() throws Exception {
        Household household = household();
        ConfiguredFriend eve = friend();
        Events events = new Events(household);
        listen();
        household.join(eve);
        household.duties().run(this::hang);
        inside.await();
        for (int i = 0; i < 100_000; i++) {
            events.message(eve.key(), MessageKind.NORMAL, "flood");
        }
        online(household, eve);
        go.countDown();
        Await.until("it is a service", () -> services.online().size() == 1);
        household.close();
        assertTrue(heard.get() > 0 && heard.get() <= 4096, heard + " heard");
    }

    @Test
    void whoIsOnlineAtTheEndIsNoServiceAfterwards() throws Exception {
        Household household = household();
        ConfiguredFriend eve = friend();
        listen();
        household.join(eve);
        online(household, eve);
        household.close();
        assertEquals(0, services.size());
        assertFalse(services.logged("error"), () -> services.logged.toString());
    }

    @Test
    void whoIsNoFriendIsNotHeard() throws Exception {
        Household household = household();
        listen();
        new Events(household).message(friend().key(), MessageKind.NORMAL, "Hello");
        online(household, friend());
        household.close();
        assertEquals(0, heard.get() + changes.get());
    }

    @Test
    void aNodeThatDiedIsClosedAllTheSame() throws Exception {
        Household household = household();
        int port = household.node().port();
        assertThrows(IOException.class, () -> household.node().ask(asked -> {
            throw new AssertionError("on purpose");
        }));
        assertThrows(IOException.class, household::close);
        new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        assertFalse(Files.exists(identity.resolveSibling("me.tox.run")));
    }

    @Test
    void aPortThatIsTakenLeavesNoService(@TempDir Path folder) throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                TestNode node = new TestNode(folder.resolve("me.tox")).with("port", taken.getLocalPort())) {
            IOException refusal = assertThrows(IOException.class, node::open);
            assertTrue(refusal.getMessage().contains("no UDP port from " + taken.getLocalPort()));
            assertEquals(0, node.services.size());
            assertFalse(Files.exists(folder.resolve("me.tox.run")), "nothing has run");
        }
    }

    @Test
    void aServiceThatIsRefusedLeavesNothingBehind(@TempDir Path folder) throws Exception {
        try (TestNode node = new TestNode(folder.resolve("me.tox"))) {
            node.services.refused = FriendNetwork.class;
            assertThrows(IllegalStateException.class, node::open);
            assertEquals(0, node.services.size());
            assertFalse(Files.exists(folder.resolve("me.tox.run")), "the node is closed");
        }
    }

    @Test
    void aFriendThatWasConfirmedIsNotAskedAgain() throws Exception {
        ConfiguredFriend eve = friend();
        Household first = household();
        first.join(eve);
        new Events(first).confirmed(eve.key());
        first.close();
        try (TestNode again = new TestNode(identity).open()) {
            again.component().addFriend(eve);
            Await.until("it is there", () -> again.friend("eve") != null);
            assertEquals(FriendState.OFFLINE, again.friend("eve").state());
        }
    }
}
