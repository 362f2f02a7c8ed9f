package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** Configurations change while bytes flow both ways on both wires. */
public class ConfigurationChangeTest {
    private static final String POLICY = "org.tidewire.resume.tox";

    @TempDir
    Path home;

    private Installation installation;
    private Load load;
    private Running before;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        policy("journal", 100);
        Container.service(ResumePolicy.class);
        load = new Load(installation);
        before = Running.now();
    }

    @AfterEach
    void remove() throws Exception {
        if (load != null) {
            load.close();
        }
        installation.close();
        Await.until("no policy", () -> !Container.has(ResumePolicy.class, null));
    }

    private void policy(String directory, int records) throws Exception {
        installation
                .configurations()
                .set(POLICY, Map.of("directory", home.resolve(directory).toString(), "friend.records", records));
    }

    private void server(Map<String, Object> values) throws Exception {
        installation.configurations().set(Installation.SERVER, values);
    }

    private void assertUntouched(String... bundles) throws Exception {
        assertEquals(Set.of(), before.rewired());
        assertEquals(Set.of(bundles), before.touched());
    }

    @Test
    void namesAndLimitsOfTheServerCountAtOnceAndEndNothing() throws Exception {
        server(Map.of("name", "Another", "port", installation.port(), "connections", 50, "stall.timeout", 20));
        Await.until(
                "the new name", () -> RawSession.greeting(installation.port()).contains("|Another|"));
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched();
    }

    @Test
    void anotherPortRestartsTheListenerAlone() throws Exception {
        int other = Ports.free();
        server(Map.of("port", other));
        Await.until("the new port", () -> Ports.listens(other) && Ports.listens(other + 1));
        Await.until("the old port is closed", () -> !Ports.listens(installation.port()));
        load.assertFriendEnds();
        server(Map.of("port", installation.port()));
        load.assertFlowsResume(1);
        assertUntouched();
    }

    @Test
    void aPortThatIsTakenOrCannotBeLeavesTheServerWhereItWas() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server(Map.of("port", taken.getLocalPort(), "name", "Nobody"));
            server(Map.of("port", 99_999));
            server(Map.of("port", installation.port(), "name", "After both"));
            Await.until("both are through", () -> RawSession.greeting(installation.port())
                    .contains("|After both|"));
        }
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched();
    }

    @Test
    void rankingAndNameOfTheStorageAreNotNoticed() throws Exception {
        Map<String, Object> values =
                Map.of("root", installation.root().toString(), Storage.NAME, "renamed", "service.ranking", 7);
        installation.configurations().set("org.tidewire.storage.file~main", values);
        Container.service(Storage.class, "(&(" + Storage.NAME + "=renamed)(service.ranking=7))");
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched("org.tidewire.storage.file");
    }

    @Test
    void slotsOfFriendsAndClientsCountAtOnce() throws Exception {
        Map<String, Object> slots = Map.of("friend.receives", 1, "client.uploads", 2, "total.uploads", 5);
        installation.configurations().set("org.tidewire.transfer", slots);
        Transfer second = Container.service(Transfers.class)
                .receive(load.friend, load.friend.id(), SteadyFriend.file("second.bin", 1000));
        second.control(FileControl.RESUME, Side.OURS);
        Await.until("it waits for its turn", () -> second.info().state() == TransferState.QUEUED);
        installation.configurations().set("org.tidewire.transfer", Map.of()); // friends may give as many as they like
        Await.until("it has its turn", () -> second.info().state() == TransferState.RUNNING);
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched();
    }

    @Test
    void limitsOfThePolicyCountAtOnceAndAnotherDirectoryHearsOfAllThatLives() throws Exception {
        ResumePolicy first = Container.service(ResumePolicy.class);
        policy("journal", 1);
        assertEquals(first, Container.service(ResumePolicy.class), "the same policy");
        policy("another", 1);
        Await.until(
                "another policy", () -> !Container.service(ResumePolicy.class).equals(first));
        Set<FileId> live = Set.of(load.in().info().id(), load.out().info().id());
        Await.until(
                "all that lives is there",
                () -> Container.service(ResumePolicy.class).all().stream()
                                .filter(each -> live.contains(each.id()))
                                .count()
                        == 2);
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched(POLICY);
    }
}
