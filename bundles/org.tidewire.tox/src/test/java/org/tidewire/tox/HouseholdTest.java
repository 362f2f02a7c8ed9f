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
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.transfer.Friend;

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
        return friend("eve");
    }

    private static ConfiguredFriend friend(String name) {
        String id = Savedata.create(new SecureRandom()).id().toString();
        return FakeAdmin.friend(
                new HashMap<>(Map.of("service.pid", TestNode.FRIEND + name, "tox.id", id, "message", "Hello")));
    }

    private static void online(Household household, ConfiguredFriend friend) {
        online(new Events(household), friend);
    }

    private static void online(Events events, ConfiguredFriend friend) {
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
    void whoComesAndGoesAndChangesAllTheTimeDisplacesNobody() throws Exception {
        Household household = household();
        ConfiguredFriend eve = friend("eve");
        ConfiguredFriend bob = friend("bob");
        Events events = new Events(household);
        household.join(eve);
        household.join(bob);
        household.duties().run(this::hang);
        inside.await();
        for (int i = 0; i < 30_000; i++) {
            online(events, eve);
            events.profile(eve.key(), Profile.EMPTY.withName("Eve " + i));
            events.offline(eve.key());
        }
        online(events, bob);
        assertFalse(services.logged("error"), () -> services.logged.toString());
        go.countDown();
        Await.until("bob is a service", () -> services.online().size() == 1);
        Profile shown = household.notebook().record(eve.key()).profile();
        assertEquals("Eve 29999", shown.name());
        household.close();
    }

    @Test
    void whoIsThereAlreadyStaysTheSameService() throws Exception {
        Household household = household();
        ConfiguredFriend eve = friend();
        Events events = new Events(household);
        listen();
        household.join(eve);
        online(events, eve);
        Await.until("it is a service", () -> services.online().size() == 1);
        services.refused = Friend.class;
        events.online(eve.key());
        Await.until("that is told", () -> changes.get() == 2);
        assertEquals(1, services.online().size());
        household.close();
    }

    @Test
    void whatCouldNotBeWrittenInAFloodIsWrittenAfterIt() throws Exception {
        Household household = household();
        household.duties().run(this::hang);
        inside.await();
        while (household.duties().run(() -> {})) {
            // until no more are taken
        }
        household.notebook().note(FriendRecord.confirmed(friend().key()));
        household.save();
        go.countDown();
        Await.until("it is over", () -> household.duties().run(household::save));
        Await.until(
                "it is written",
                () -> Savedata.read(Files.readAllBytes(identity)).friends().size() == 1);
        household.close();
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
