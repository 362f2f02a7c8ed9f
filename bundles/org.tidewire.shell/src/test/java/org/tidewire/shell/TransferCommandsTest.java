package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferState;

class TransferCommandsTest {
    private final FakeTransfer running = transfer(1, Direction.INCOMING, TransferState.RUNNING, 0);
    private final FakeTransfer second = transfer(2, Direction.INCOMING, TransferState.QUEUED, 2);
    private final FakeTransfer first = transfer(3, Direction.INCOMING, TransferState.QUEUED, 1);
    private final FakeTransfer paused = transfer(4, Direction.OUTGOING, TransferState.PAUSED, 0);
    private final FakeTransfer offered = transfer(5, Direction.INCOMING, TransferState.OFFERED, 0);
    private final FakeTransfer over = transfer(6, Direction.OUTGOING, TransferState.COMPLETED, 0);
    private GogoShell shell;

    @BeforeEach
    void open() {
        shell = new GogoShell();
        shell.add(
                "transfer",
                new TransferCommands(new FakeTransfers(running, second, first, paused, offered, over)),
                "list",
                "show",
                "pause",
                "resume",
                "cancel",
                "accept",
                "reject",
                "send",
                "queue");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void listsWhatIsNotOver() throws Exception {
        String[] lines = shell.show("transfer:list").split("\n");
        assertEquals(6, lines.length);
        assertEquals("Nr  State    Direction  Peer                Size  Done  Queue  Path", lines[0]);
        assertEquals(" 1  running  incoming   guest@127.0.0.1  9.5 MiB   45%         /Uploads/file1.bin", lines[1]);
        assertEquals(" 2  queued   incoming   guest@127.0.0.1  9.5 MiB   45%      2  /Uploads/file2.bin", lines[2]);
    }

    @Test
    void listsWhatIsOverWhenAsked() throws Exception {
        assertTrue(shell.show("transfer:list -a").contains("completed"));
        assertTrue(shell.show("transfer:list --all").contains("completed"));
        assertFalse(shell.show("transfer:list").contains("completed"));
    }

    @Test
    void saysThatThereIsNothingToList() throws Exception {
        try (GogoShell empty = new GogoShell()) {
            empty.add("transfer", new TransferCommands(new FakeTransfers()), "list");
            assertEquals("no transfers", empty.show("transfer:list"));
        }
    }

    @Test
    void showsOneInDetail() throws Exception {
        String shown = shell.show("transfer:show 1");
        assertTrue(shown.contains("Size       9.5 MiB (10,000,000 bytes)"), shown);
        assertTrue(shown.contains("State      running"), shown);
    }

    @Test
    void givesScriptsTheValuesNotTheTable() throws Exception {
        assertEquals(1L, shell.run("(transfer:show 1) number"));
    }

    @Test
    void namesTheNumberNobodyHas() {
        assertFails("no transfer has the number 77: transfer:list -a shows them", "transfer:show 77");
        assertFails("no transfer has the number x: transfer:list -a shows them", "transfer:pause x");
    }

    @Test
    void pausesResumesAndCancelsForUs() throws Exception {
        shell.run("transfer:pause 1; transfer:resume 4; transfer:cancel 1");
        assertEquals(List.of("OURS PAUSE", "OURS CANCEL"), running.said);
        assertEquals(List.of("OURS RESUME"), paused.said);
    }

    @Test
    void saysWhyTheEngineRefuses() {
        assertFails("the transfer is not paused", "transfer:resume 1");
        assertFails("the transfer is over", "transfer:cancel 6");
    }

    @Test
    void acceptsAndRejectsOnlyWhatIsOffered() throws Exception {
        shell.run("transfer:accept 5");
        shell.run("transfer:reject 5");
        assertEquals(List.of("OURS RESUME", "OURS CANCEL"), offered.said);
        assertFails("transfer 1 is not a file that a friend offers", "transfer:accept 1");
        assertFails("transfer 5 is an offer: transfer:accept takes it", "transfer:resume 5");
        assertEquals(List.of(), running.said);
    }

    @Test
    void offersToAFriend() throws Exception {
        assertTrue(shell.show("transfer:send bob /Photos/a.jpg").contains("offered"));
        assertFails("no friend eve is online", "transfer:send eve /Photos/a.jpg");
        assertFails("a file name may not be ..", "transfer:send bob /../a.jpg");
    }

    @Test
    void showsSlotsAndWhoWaitsInOrder() throws Exception {
        String shown = shell.show("transfer:queue");
        assertTrue(shown.contains("incoming              1        2"), shown);
        assertTrue(shown.contains("outgoing              1        0"), shown);
        assertTrue(shown.indexOf("file3.bin") < shown.indexOf("file2.bin"), shown);
    }

    private void assertFails(String sentence, String line) {
        CommandException fault = assertThrows(CommandException.class, () -> shell.run(line));
        assertEquals(sentence, fault.toString());
    }

    private static FakeTransfer transfer(long number, Direction direction, TransferState state, int queue) {
        return new FakeTransfer(Infos.of(number, direction, state, queue));
    }
}
