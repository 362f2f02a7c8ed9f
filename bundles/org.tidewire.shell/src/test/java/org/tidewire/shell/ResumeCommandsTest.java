package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class ResumeCommandsTest {
    private static final FilePath PATH = FilePath.of("/in/big.bin");
    private static final String STRANGER = "AB".repeat(32);

    private final TransferShell shell = new TransferShell();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void showsWhatIsRememberedOfFriendsAndAccounts() throws Exception {
        shell.storage.files.put(PATH, new byte[100]);
        shell.storage.files.put(PATH.partial(), new byte[40]);
        remember(saved("1", Direction.OUTGOING, FakeFriends.OTHER_KEY));
        remember(saved("2", Direction.INCOMING, FakeFriends.KEY));
        remember(saved("3", Direction.INCOMING, "guest"));
        assertEquals("""
                Id        Way  Peer    Size  Held  Name     What happens next
                11111111  out  carol  100 B        big.bin  offered when carol comes online
                22222222  in   bob    100 B  40 B  big.bin  goes on at 40 B when bob offers it again
                33333333  in   guest  100 B  40 B  big.bin  goes on at 40 B when guest sends it again""", shell.show("resume:list"));
    }

    @Test
    void showsThoseOfOneFriendOrAccount() throws Exception {
        remember(saved("1", Direction.OUTGOING, FakeFriends.OTHER_KEY));
        remember(saved("2", Direction.INCOMING, FakeFriends.KEY));
        remember(saved("3", Direction.INCOMING, "guest"));
        assertEquals(List.of("2".repeat(64)), ids("resume:list bob"));
        assertEquals(List.of("1".repeat(64)), ids("resume:list " + FakeFriends.OTHER_KEY));
        assertEquals(List.of("3".repeat(64)), ids("resume:list guest"));
        assertEquals("nothing is unfinished with eve", shell.show("resume:list eve"));
    }

    @Test
    void saysWhatBecomesOfASend() throws Exception {
        assertNext("not offered any more: the source is gone", saved("1", Direction.OUTGOING, FakeFriends.KEY));
        shell.storage.files.put(PATH, new byte[99]);
        assertNext(
                "not offered any more: the source has another size", saved("1", Direction.OUTGOING, FakeFriends.KEY));
        shell.storage.files.put(PATH, new byte[100]);
        assertNext("offered when carol comes online", saved("1", Direction.OUTGOING, FakeFriends.OTHER_KEY));
        assertNext("offered when bob comes online again", saved("1", Direction.OUTGOING, FakeFriends.KEY));
        assertNext("not offered: ABABABAB is no friend any more", saved("1", Direction.OUTGOING, STRANGER));
        shell.contacts.unbindFriends(shell.friends);
        assertNext("offered when ABABABAB comes online", saved("1", Direction.OUTGOING, STRANGER));
    }

    @Test
    void saysThatASendIsOnOfferOrUnderWay() throws Exception {
        shell.storage.files.put(PATH, new byte[100]);
        TransferInfo send = saved("1", Direction.OUTGOING, FakeFriends.KEY);
        shell.engine.transfers.add(new FakeTransfer(send));
        assertNext("on offer now: bob has to accept", send);
        shell.engine.transfers.set(0, new FakeTransfer(in(send, TransferState.RUNNING)));
        assertNext("under way: transfer 7 is running", send);
        shell.engine.transfers.set(0, new FakeTransfer(in(send, TransferState.INTERRUPTED)));
        assertNext("offered when bob comes online again", send);
    }

    @Test
    void saysWhereAnArrivalGoesOn() throws Exception {
        TransferInfo arrival = saved("2", Direction.INCOMING, FakeFriends.KEY);
        assertNext("asks you again when bob offers it again: what arrived is gone", arrival);
        assertNext(
                "begins at 0 when guest sends it again: what arrived is gone", saved("2", Direction.INCOMING, "guest"));
        shell.storage.files.put(PATH.partial(), new byte[0]);
        assertNext("begins at 0 when bob offers it again: nothing is held", arrival);
        shell.storage.files.put(PATH.partial(), new byte[100]);
        assertNext("finished when bob offers it again: all of it is held", arrival);
        shell.storage.files.put(PATH.partial(), new byte[101]);
        assertNext("asks you again when bob offers it again: more is held than the file has", arrival);
        shell.storage.files.remove(PATH.partial());
        shell.storage.files.put(PATH, new byte[100]);
        assertNext("nothing is left to do: the whole file is there", arrival);
    }

    @Test
    void saysWhatNobodyCanTell() throws Exception {
        shell.shelf.unbindStorage(shell.storage);
        assertNext(
                "cannot be told: there is no storage at the moment", saved("2", Direction.INCOMING, FakeFriends.KEY));
        assertNext(
                "cannot be told: there is no storage at the moment", saved("1", Direction.OUTGOING, FakeFriends.KEY));
    }

    @Test
    void withoutAPolicyItSaysSo() {
        shell.remembered.unbindPolicy(shell.policy);
        shell.assertFails("nothing is remembered: there is no resume policy at the moment", "resume:list");
        shell.assertFails("nothing is remembered: there is no resume policy at the moment", "resume:forget ab");
    }

    @Test
    void forgetsByTheBeginningOfTheId() throws Exception {
        TransferInfo other = saved("b", Direction.OUTGOING, FakeFriends.KEY);
        remember(saved("a", Direction.OUTGOING, FakeFriends.KEY));
        remember(other);
        assertEquals("forgot big.bin of bob", shell.run("resume:forget AAAA"));
        assertEquals(List.of(other), shell.policy.saved);
        shell.assertFails(
                "nothing unfinished has an id that begins with aaaa: resume:list shows all", "resume:forget aaaa");
        shell.assertFails(
                "what to forget is named by the file id that resume:list shows, or some digits of its beginning,"
                        + " not by x*",
                "resume:forget 'x*'");
    }

    @Test
    void forgettingCancelsWhatIsUnderWay() throws Exception {
        TransferInfo arrival = saved("a", Direction.INCOMING, FakeFriends.KEY);
        FakeTransfer other = new FakeTransfer(saved("a", Direction.INCOMING, FakeFriends.OTHER_KEY));
        FakeTransfer live = new FakeTransfer(in(arrival, TransferState.RUNNING));
        shell.engine.transfers.addAll(List.of(other, live));
        remember(arrival);
        assertEquals("forgot big.bin of bob; transfer 7 is cancelled", shell.run("resume:forget a"));
        assertEquals(List.of("OURS CANCEL"), live.said);
        assertEquals(List.of(), other.said);
        assertEquals(List.of(), shell.policy.saved);
    }

    @Test
    void anIdThatSeveralHaveNeedsTheFriend() throws Exception {
        TransferInfo ofBob = saved("a", Direction.INCOMING, FakeFriends.KEY);
        TransferInfo ofCarol = saved("a", Direction.INCOMING, FakeFriends.OTHER_KEY);
        remember(ofBob);
        remember(ofCarol);
        shell.assertFails(
                "2 unfinished transfers have an id that begins with a: write more of the id, or the friend after it",
                "resume:forget a");
        shell.run("resume:forget a carol");
        assertEquals(List.of(ofBob), shell.policy.saved);
    }

    @Test
    void whatArrivedStaysAndItSaysHowToThrowItAway() throws Exception {
        shell.storage.files.put(PATH.partial(), new byte[40]);
        remember(saved("a", Direction.INCOMING, FakeFriends.KEY));
        assertEquals(
                "forgot big.bin of bob; what arrived of it is thrown away by: storage:discard '/in/big.bin'",
                shell.run("resume:forget a"));
        assertTrue(shell.storage.files.containsKey(PATH.partial()));
    }

    @Test
    void whatCannotBeForgottenIsSaid() {
        remember(saved("a", Direction.OUTGOING, FakeFriends.KEY));
        shell.policy.broken = true;
        shell.assertFails("the disk is read-only", "resume:forget a");
    }

    private void assertNext(String words, TransferInfo saved) throws Exception {
        shell.policy.saved.clear();
        remember(saved);
        List<?> rows = (List<?>) shell.run("resume:list");
        assertEquals(words, ((Resumable) rows.get(0)).next());
    }

    private List<String> ids(String line) throws Exception {
        return ((List<?>) shell.run(line))
                .stream().map(row -> ((Resumable) row).id()).toList();
    }

    private void remember(TransferInfo saved) {
        shell.policy.saved.add(saved);
    }

    private static TransferInfo saved(String digit, Direction direction, String peer) {
        return new TransferInfo(
                7,
                new FileId(digit.repeat(64)),
                direction,
                new Peer(peer, ""),
                FileKind.DATA,
                "big.bin",
                PATH,
                100,
                0,
                TransferState.OFFERED,
                0,
                "");
    }

    private static TransferInfo in(TransferInfo info, TransferState state) {
        return new TransferInfo(
                info.number(),
                info.id(),
                info.direction(),
                info.peer(),
                info.kind(),
                info.name(),
                info.path(),
                info.size(),
                info.position(),
                state,
                0,
                "");
    }
}
