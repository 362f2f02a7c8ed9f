package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.NetworkInfo;

class ToxCommandsTest {
    private final FakeFriends friends = new FakeFriends();
    private final FakeNetwork network = new FakeNetwork();
    private GogoShell shell;

    @BeforeEach
    void open() {
        shell = new GogoShell();
        shell.add("tox", new ToxCommands(friends), "id", "add", "remove", "list", "show", "import");
        shell.add("tox", new ToxNetworkCommands(network), "network", "bootstrap", "relay");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void tellsOurToxId() throws Exception {
        assertEquals(FakeFriends.ID, shell.show("tox:id"));
    }

    @Test
    void listsFriends() throws Exception {
        String seen = "now";
        assertEquals("""
                Name   State      Address                   Nick   Last seen
                bob    online     udp 192.0.2.7 port 33445  Bobby  %s
                carol  requested                                   never""".formatted(seen), shell.show("tox:list"));
        friends.friends.clear();
        assertEquals("no friends", shell.show("tox:list"));
    }

    @Test
    void showsAFriendInDetailWithoutWhatSteersATerminal() throws Exception {
        String shown = shell.show("tox:show bob");
        assertTrue(shown.contains("Status        at?[2J home"), shown);
        assertTrue(shown.contains("Availability  away"), shown);
        assertTrue(shown.contains("Public key    " + FakeFriends.KEY), shown);
        assertFalse(shell.show("tox:show carol").contains("Availability"));
        assertFails("no friend is called eve: tox:list shows them", "tox:show eve");
    }

    @Test
    void tellsWhenAFriendWasSeenLast() throws Exception {
        friends.friends.set(0, FakeFriends.friend("bob", FriendState.OFFLINE, FakeFriends.TIME));
        assertTrue(shell.show("tox:list").contains(Units.moment(FakeFriends.TIME)));
    }

    @Test
    void addsWithAnAddressAndAMessageOrWithoutThem() throws Exception {
        String shown = shell.show("tox:add -a 192.0.2.9:33445 -m 'It is me' dave " + FakeFriends.ID);
        assertTrue(shown.contains("requested"), shown);
        shell.run("tox:add erin " + FakeFriends.ID);
        shell.run("tox:add --message Hi frank " + FakeFriends.ID);
        assertEquals(List.of("192.0.2.9:33445|It is me", "|Hello, this is Tidewire", "|Hi"), friends.asked);
    }

    @Test
    void takesAnIdOfDigitsAsItIs() throws Exception {
        shell.run("tox:add dave " + "0123456789".repeat(7) + "012345");
        assertEquals(1, friends.asked.size());
    }

    @Test
    void saysWhatIsWrongWithAnId() {
        assertFails("a Tox ID has 76 hex digits, not 4", "tox:add dave ABCD");
    }

    @Test
    void removesAFriend() throws Exception {
        assertEquals("removed bob", shell.show("tox:remove bob"));
        assertFails("no friend is called bob", "tox:remove bob");
    }

    @Test
    void importsThoseOfAnotherProgram() throws Exception {
        assertEquals("nobody to import", shell.show("tox:import"));
        friends.imported.add(FakeFriends.friend("dave", FriendState.OFFLINE, null));
        assertTrue(shell.show("tox:import").contains("dave"));
    }

    @Test
    void tellsHowWeStandInTheNetworkAndWhatOthersType() throws Exception {
        String shown = shell.show("tox:network");
        assertTrue(shown.contains("Nodes near   0, the network was not found yet"), shown);
        assertTrue(shown.contains("Announced    no, friends cannot find us by our ID"), shown);
        assertTrue(shown.contains("Others type  tox:bootstrap 127.0.0.1 33445 " + FakeNetwork.KEY), shown);
    }

    @Test
    void doesNotTellOthersToTypeAnAddressThatIsNone() throws Exception {
        network.info = new NetworkInfo(FakeNetwork.KEY, "0.0.0.0", 33445, 3, 1, true);
        assertTrue(shell.show("tox:network").contains("tox:bootstrap ADDRESS-OF-THIS-MACHINE 33445 "));
        network.info = new NetworkInfo(FakeNetwork.KEY, "127.0.0.1", 0, 3, 1, true);
        String shown = shell.show("tox:network");
        assertFalse(shown.contains("tox:bootstrap"), shown);
        assertTrue(shown.contains("UDP port    none"), shown);
    }

    @Test
    void bootstrapsAndConnectsToRelays() throws Exception {
        String asked = shell.show("tox:bootstrap 192.0.2.1 33445 " + FakeNetwork.KEY);
        assertEquals("asked 192.0.2.1, port 33445; tox:network shows whether it answers", asked);
        shell.run("tox:relay relay.example 443 " + FakeNetwork.KEY);
        assertEquals(
                List.of("bootstrap 192.0.2.1 33445 " + FakeNetwork.KEY, "relay relay.example 443 " + FakeNetwork.KEY),
                network.asked);
        assertFails("the host nowhere is not known", "tox:bootstrap nowhere 33445 " + FakeNetwork.KEY);
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.getMessage());
    }
}
