package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.identity.ToxId;

class DirectoryTest {
    private final SecureRandom random = new SecureRandom();
    private final String other = Savedata.create(random).id().toString();
    private TestNode node;

    @BeforeEach
    void choose(@TempDir Path folder) {
        node = new TestNode(folder.resolve("me.tox"));
    }

    @AfterEach
    void close() throws IOException {
        node.close();
    }

    private void refused(String name, String id, String address, String message, String why) {
        int before = node.admin.size();
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> node.friends().add(name, id, address, message));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(before, node.admin.size());
    }

    @Test
    void whatIsNoFriendIsRefusedAndNothingIsWritten() throws Exception {
        node.open();
        refused("", other, "", "Hello", "a friend's name is 1 to 64 of letters");
        refused("a/b", other, "", "Hello", "not 'a/b'");
        refused("x".repeat(65), other, "", "Hello", "a friend's name is");
        refused("eve", "0123", "", "Hello", "tox.id: ");
        refused("eve", other.substring(0, 75) + "x", "", "Hello", "tox.id: ");
        refused("eve", other.substring(0, 63) + "x", "", "Hello", "64 hex digits");
        refused("eve", (other.charAt(0) == '0' ? "1" : "0") + other.substring(1), "", "Hello", "tox.id: ");
        refused("eve", other, "", "", "message: ");
        refused("eve", other, "", "ü".repeat(509), "not 1018");
        refused("eve", other, "host", "Hello", "address: an address is host:port");
        refused("eve", other, "host:0", "Hello", "address: a port is 1 to 65535");
        refused("me", node.friends().id(), "", "Hello", "our own id");
        refused("me", node.key(), "", "Hello", "our own id");
    }

    @Test
    void nobodyBecomesAFriendTwice() throws Exception {
        node.open();
        node.friends().add("eve", other, "", "Hello");
        refused("eva", other, "", "Hello", "that is the id of eve");
        refused("eva", other.substring(0, 64), "", "", "that is the id of eve");
        refused("eve", Savedata.create(random).id().toString(), "", "Hello", "a friend named eve already");
        assertEquals(1, node.friends().list().size());
    }

    @Test
    void whatIsAddedIsConfiguredAsWritten() throws Exception {
        node.open();
        FriendInfo info = node.friends().add("eve", " " + other + " ", " [::1]:33445 ", "Hello");
        assertEquals(FriendState.REQUESTED, info.state());
        Map<String, Object> written = node.admin.written(TestNode.FRIEND + "eve");
        assertEquals(other, written.get("tox.id"));
        assertEquals("[::1]:33445", written.get("address"));
        assertEquals("Hello", written.get("message"));
    }

    @Test
    void aFriendFromAFileGoesWithItsFile() throws Exception {
        node.open();
        Map<String, Object> properties = new HashMap<>(
                Map.of("tox.id", other, "felix.fileinstall.filename", "file:/etc/org.tidewire.tox.friend~eve.cfg"));
        node.admin.write(TestNode.FRIEND + "eve", properties);
        Await.until("it is there", () -> node.friend("eve") != null);
        IOException refusal =
                assertThrows(IOException.class, () -> node.friends().remove("eve"));
        assertTrue(refusal.getMessage().contains("file:/etc/org.tidewire.tox.friend~eve.cfg"), refusal.getMessage());
        assertEquals(1, node.friends().list().size());
        assertThrows(IllegalArgumentException.class, () -> node.friends().remove("bob"));
    }

    @Test
    void aRemovedFriendIsForgottenInTheFileToo() throws Exception {
        node.open();
        node.friends().add("eve", other, "", "Hello");
        node.friends().remove("eve");
        node.stop();
        assertEquals(List.of(), saved().friends());
    }

    private Savedata saved() throws IOException {
        return new IdentityFile(node.identity, new char[0], random).open();
    }

    @Test
    void friendsThatTheIdentityBroughtAreAdoptedUnderFreeNames() throws Exception {
        Savedata mine = Savedata.create(random);
        List<FriendRecord> brought = List.of(
                named("Ada Lovelace"),
                named("eve"),
                named("eve"),
                named("  ??"),
                named("x".repeat(100)),
                FriendRecord.confirmed(mine.id().key()),
                FriendRecord.added(ToxId.parse(other), "unsaid"));
        new IdentityFile(node.identity, new char[0], random).save(mine.withFriends(brought));
        node.open();
        node.friends().add("bob", Savedata.create(random).id().toString(), "", "Hello");
        List<FriendInfo> adopted = node.friends().adopt();
        assertEquals(
                List.of(
                        "Ada-Lovelace",
                        "eve",
                        "eve-" + begin(brought.get(2)),
                        begin(brought.get(3)),
                        begin(brought.get(4)),
                        other.substring(0, 8)),
                adopted.stream().map(FriendInfo::name).toList());
        assertEquals(FriendState.OFFLINE, adopted.get(0).state());
        assertEquals(FriendState.REQUESTED, adopted.get(5).state(), "whom the other program had yet to ask is asked");
        assertEquals("Ada Lovelace", adopted.get(0).nick());
        assertEquals(7, node.admin.size());
        assertEquals(List.of(), node.friends().adopt());
        assertFalse(node.services.logged("error"), () -> node.services.logged.toString());
    }

    private FriendRecord named(String name) {
        return FriendRecord.confirmed(Savedata.create(random).id().key())
                .seen(Profile.EMPTY.withName(name), 1_700_000_000);
    }

    private static String begin(FriendRecord record) {
        return record.key().toString().substring(0, 8);
    }
}
