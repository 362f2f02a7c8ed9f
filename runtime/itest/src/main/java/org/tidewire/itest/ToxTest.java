package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendRequests;
import org.tidewire.friend.Friends;

/** The Tox node as configurations make it, and the commands over it. */
public class ToxTest {
    private static final String NODE = "org.tidewire.tox";
    private static final String FRIEND = "org.tidewire.tox.friend";
    private static final String CAROL = ToxId.of(9);
    private static final String DAVE = ToxId.of(16);
    private static final List<String> COMMANDS = List.of(
            "id",
            "add",
            "remove",
            "list",
            "show",
            "import",
            "requests",
            "accept",
            "refuse",
            "message",
            "messages",
            "network",
            "bootstrap",
            "relay");

    @TempDir
    Path home;

    private Configurations configurations;

    @BeforeEach
    void configure() throws Exception {
        configurations = new Configurations();
        configurations.set(NODE, Map.of("identity", home.resolve("identity").toString()));
        awaitNode(true);
    }

    @AfterEach
    void remove() throws Exception {
        Container.bundle(NODE).start();
        configurations.close();
        for (Configuration friend : friends()) {
            friend.delete();
        }
        awaitNode(false);
        Await.until("the node has ended", () -> !Files.exists(home.resolve("identity.run")));
    }

    @Test
    void itsCommandsComeAndGoWithIt() throws Exception {
        Bundle bundle = Container.bundle(NODE);
        awaitCommands(true);
        bundle.stop();
        awaitCommands(false);
        Await.until("no thread of the node", () -> threads() == 0);
        bundle.start();
        awaitCommands(true);
    }

    @Test
    void itsToxIdOutlivesIt() throws Exception {
        String id = run("tox:id");
        assertTrue(id.matches("[0-9A-F]{76}"), id);
        Container.bundle(NODE).stop();
        Container.bundle(NODE).start();
        awaitCommands(true);
        assertEquals(id, run("tox:id"));
    }

    @Test
    void aFriendMadeByCommandIsAConfigurationUntilItIsRemoved() throws Exception {
        awaitCommands(true);
        String added = run("tox:add carol " + CAROL);
        assertTrue(added.contains("requested") && added.contains(CAROL.substring(0, 64)), added);
        Configuration made = friends().get(0);
        assertEquals(FRIEND + "~carol", made.getPid());
        assertEquals(CAROL, made.getProperties().get("tox.id"));
        assertTrue(run("tox:list").contains("carol"));
        assertEquals("removed carol", run("tox:remove carol"));
        assertEquals(List.of(), friends());
        assertEquals("no friends", run("tox:list"));
    }

    @Test
    void aFriendWrittenAsAConfigurationIsOneUntilItIsDeleted() throws Exception {
        awaitCommands(true);
        Configuration written = configurations.set(FRIEND + "~dave", Map.of("tox.id", DAVE));
        Await.until("dave is listed", () -> run("tox:list").contains("dave"));
        configurations.delete(written);
        Await.until("dave is not listed", () -> run("tox:list").equals("no friends"));
    }

    @Test
    void aFriendOutlivesTheNode() throws Exception {
        awaitCommands(true);
        run("tox:add carol " + CAROL);
        Container.bundle(NODE).stop();
        Container.bundle(NODE).start();
        awaitCommands(true);
        Await.until("carol is listed", () -> run("tox:list").contains("carol"));
    }

    @Test
    void whatIsWrongWithAToxIdIsSaidInOneSentence() throws Exception {
        awaitCommands(true);
        assertRefused("76 hex digits", "ABCD");
        assertRefused("checksum", CAROL.substring(0, 75) + "F");
        assertRefused("our own id", run("tox:id"));
        assertEquals(List.of(), friends());
    }

    @Test
    void theNetworkTellsWhatOthersType() throws Exception {
        awaitCommands(true);
        String shown = run("tox:network");
        assertTrue(shown.matches("(?s).*tox:bootstrap 127[.]0[.]0[.]1 33[45][0-9]{2} [0-9A-F]{64}.*"), shown);
    }

    private static void assertRefused(String why, String id) {
        String said =
                assertThrows(Exception.class, () -> run("tox:add carol " + id)).toString();
        assertTrue(said.contains(why) && said.lines().count() == 1, said);
    }

    private static void awaitNode(boolean there) throws Exception {
        for (Class<?> service : List.of(Friends.class, FriendRequests.class, FriendNetwork.class)) {
            Await.until(
                    service.getSimpleName() + " " + (there ? "comes" : "goes"),
                    () -> Container.has(service, null) == there);
        }
    }

    private static void awaitCommands(boolean there) throws Exception {
        for (String command : COMMANDS) {
            String filter = "(&(osgi.command.scope=tox)(osgi.command.function=" + command + "))";
            Await.until(
                    "tox:" + command + (there ? " comes" : " goes"),
                    () -> (Container.context().getServiceReferences((String) null, filter) != null) == there);
        }
    }

    private static List<Configuration> friends() throws Exception {
        ConfigurationAdmin admin = Container.service(ConfigurationAdmin.class);
        Configuration[] found = admin.listConfigurations("(service.factoryPid=" + FRIEND + ")");
        return found == null ? List.of() : List.of(found);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tidewire-tox"))
                .count();
    }

    private static String run(String command) throws Exception {
        try (Shell shell = new Shell()) {
            return shell.run(command);
        }
    }
}
