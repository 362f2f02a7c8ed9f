package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferState;

class TransferCommandsTest {
    private final FakeTransfer running = transfer(1, Direction.INCOMING, TransferState.RUNNING, 0);
    private final FakeTransfer second = transfer(2, Direction.INCOMING, TransferState.QUEUED, 2);
    private final FakeTransfer first = transfer(3, Direction.INCOMING, TransferState.QUEUED, 1);
    private final FakeTransfer paused = transfer(4, Direction.OUTGOING, TransferState.PAUSED, 0);
    private final FakeTransfer over = transfer(6, Direction.OUTGOING, TransferState.COMPLETED, 0);
    private final TransferShell shell = new TransferShell(running, second, first, paused, over);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void listsWhatIsNotOver() throws Exception {
        String[] lines = shell.show("transfer:list").split("\n");
        assertEquals(5, lines.length);
        assertEquals("Nr  State    Way  Peer                Size  Done  Waits for      Path", lines[0]);
        assertEquals(" 1  running  in   guest@127.0.0.1  9.5 MiB   45%                 /Uploads/file1.bin", lines[1]);
        assertEquals(" 2  queued   in   guest@127.0.0.1  9.5 MiB   45%  place 2        /Uploads/file2.bin", lines[2]);
        assertEquals(" 4  paused   out  guest@127.0.0.1  9.5 MiB   45%  who paused it  /Uploads/file4.bin", lines[4]);
    }

    @Test
    void showsRateAndTimeLeftOfWhatMoves() throws Exception {
        running.rate = 1_048_576;
        paused.rate = 1_048_576;
        String[] lines = shell.show("transfer:list").split("\n");
        assertEquals(
                "Nr  State    Way  Peer                Size  Done       Rate  Left  Waits for      Path", lines[0]);
        assertTrue(lines[1].contains("45%  1.0 MiB/s  0:06  "), lines[1]);
        assertFalse(lines[4].contains("MiB/s"), lines[4]);
    }

    @Test
    void aTimeLeftThatNobodyAwaitsIsInDays() throws Exception {
        running.rate = 10;
        assertTrue(shell.show("transfer:show 1").contains("Left       6 days"), shell.show("transfer:show 1"));
        assertTrue(shell.show("transfer:show 1").contains("Rate       10 B/s"));
    }

    @Test
    void saysWhomAnOfferWaitsFor() throws Exception {
        shell.engine.transfers.clear();
        offers(7, Direction.INCOMING, FakeFriends.KEY);
        offers(8, Direction.OUTGOING, FakeFriends.KEY);
        offers(9, Direction.OUTGOING, FakeFriends.OTHER_KEY);
        offers(10, Direction.OUTGOING, "AB".repeat(32));
        String shown = shell.show("transfer:list");
        assertEquals("""
                Nr  State    Way  Peer         Size  Done  Waits for               Path
                 7  offered  in   bob       9.5 MiB   45%  you: transfer:accept 7  /Uploads/file7.bin
                 8  offered  out  bob       9.5 MiB   45%  bob to accept           /Uploads/file8.bin
                 9  offered  out  carol     9.5 MiB   45%  carol is offline        /Uploads/file9.bin
                10  offered  out  ABABABAB  9.5 MiB   45%  ABABABAB to accept      /Uploads/file10.bin""", shown);
    }

    @Test
    void withoutANodeFriendsAreBeginningsOfKeys() throws Exception {
        shell.contacts.unbindFriends(shell.friends);
        offers(7, Direction.INCOMING, FakeFriends.KEY);
        assertTrue(shell.show("transfer:list").contains(" 01234567 "), shell.show("transfer:list"));
    }

    @Test
    void listsWhatIsOverWhenAsked() throws Exception {
        assertTrue(shell.show("transfer:list -a").contains("completed"));
        assertTrue(shell.show("transfer:list --all").contains("completed"));
        assertFalse(shell.show("transfer:list").contains("completed"));
    }

    @Test
    void saysThatThereIsNothingToList() throws Exception {
        shell.engine.transfers.clear();
        assertEquals("no transfers", shell.show("transfer:list"));
        assertEquals("nothing ended within the last day", shell.show("transfer:history"));
    }

    @Test
    void showsOneInDetail() throws Exception {
        offers(7, Direction.INCOMING, FakeFriends.KEY);
        String shown = shell.show("transfer:show 7");
        assertTrue(shown.contains("Size       9.5 MiB (10,000,000 bytes)"), shown);
        assertTrue(shown.contains("State      offered"), shown);
        assertTrue(shown.contains("Since      " + Units.moment(FakeFriends.TIME)), shown);
        assertTrue(shown.contains("Peer       bob\nKey        " + FakeFriends.KEY), shown);
        assertFalse(shell.show("transfer:show 1").contains("Key "), "an account has no key");
    }

    @Test
    void whatAFriendNamesAFileCannotSteerATerminal() throws Exception {
        shell.engine.transfers.add(new FakeTransfer(Infos.named(
                Infos.of(7, Direction.INCOMING, FakeFriends.KEY, TransferState.OFFERED),
                "a\u001b[2J\nState  running")));
        String shown = shell.show("transfer:show 7");
        assertTrue(shown.contains("Name       a?[2J / State running\n"), shown);
    }

    @Test
    void givesScriptsTheValuesNotTheTable() throws Exception {
        assertEquals(1L, shell.run("(transfer:show 1) number"));
        assertEquals(TransferState.RUNNING, shell.run("(transfer:show 1) state"));
        assertEquals(running.info(), shell.run("(transfer:show 1) info"));
    }

    @Test
    void namesTheNumberNobodyHas() {
        shell.assertFails("no transfer has the number 77: transfer:list -a shows them", "transfer:show 77");
        shell.assertFails("no transfer has the number x: transfer:list -a shows them", "transfer:pause x");
    }

    @Test
    void historyTellsWhatEndedInTheLastDayTheLatestLast() throws Exception {
        over.since = FakeFriends.TIME.minus(Duration.ofHours(23));
        FakeTransfer failed = new FakeTransfer(Infos.because(
                Infos.of(5, Direction.INCOMING, FakeFriends.KEY, TransferState.FAILED),
                TransferState.FAILED,
                "no space left on device"));
        FakeTransfer tooOld = transfer(9, Direction.OUTGOING, TransferState.COMPLETED, 0);
        tooOld.since = FakeFriends.TIME.minus(Duration.ofHours(25));
        shell.engine.transfers.addAll(List.of(failed, tooOld));
        String[] lines = shell.show("transfer:history").split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].matches("When +State +Way +Peer +Size +Reason +Path"), lines[0]);
        assertTrue(lines[1].contains("completed  out  guest@127.0.0.1  9.5 MiB"), lines[1]);
        assertTrue(
                lines[2].startsWith(Units.moment(FakeFriends.TIME) + "  failed     in   bob")
                        && lines[2].endsWith("no space left on device  /Uploads/file5.bin"),
                lines[2]);
    }

    @Test
    void showsSlotsAndWhoWaitsInOrder() throws Exception {
        String shown = shell.show("transfer:queue");
        assertTrue(shown.contains("incoming              1        2"), shown);
        assertTrue(shown.contains("outgoing              1        0"), shown);
        assertTrue(shown.indexOf("file3.bin") < shown.indexOf("file2.bin"), shown);
        assertTrue(shown.endsWith("no friend has to accept anything"), shown);
    }

    @Test
    void theQueueHasTheFilesForEachFriendInTheOrderOfThePolicy() throws Exception {
        offers(12, Direction.OUTGOING, FakeFriends.OTHER_KEY);
        offers(13, Direction.OUTGOING, FakeFriends.KEY);
        offers(14, Direction.OUTGOING, FakeFriends.OTHER_KEY);
        offers(15, Direction.OUTGOING, FakeFriends.OTHER_KEY);
        shell.policy.saved.add(Infos.of(14, Direction.OUTGOING, FakeFriends.OTHER_KEY, TransferState.OFFERED));
        shell.policy.saved.add(Infos.of(12, Direction.OUTGOING, FakeFriends.OTHER_KEY, TransferState.OFFERED));
        Queue queue = (Queue) shell.run("transfer:queue");
        assertEquals(
                List.of(13L, 14L, 12L, 15L),
                queue.offers().stream().map(TransferRow::number).toList());
        assertTrue(shell.show("transfer:queue").contains("carol is offline"));
    }

    @Test
    void aQueueOfAThousandFilesStaysReadable() throws Exception {
        for (int number = 1; number <= 255; number++) {
            offers(number, Direction.OUTGOING, FakeFriends.OTHER_KEY);
        }
        String shown = shell.show("transfer:queue");
        assertTrue(shown.endsWith("... and 155 more"), shown);
        assertEquals(255, ((Queue) shell.run("transfer:queue")).offers().size());
    }

    private void offers(long number, Direction direction, String friend) {
        shell.engine.transfers.add(new FakeTransfer(Infos.of(number, direction, friend, TransferState.OFFERED)));
    }

    private static FakeTransfer transfer(long number, Direction direction, TransferState state, int queue) {
        return new FakeTransfer(Infos.of(number, direction, state, queue));
    }
}
