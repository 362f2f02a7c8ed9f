package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class TransferControlCommandsTest {
    private final FakeTransfer running = friend(1, Direction.INCOMING, TransferState.RUNNING);
    private final FakeTransfer paused = friend(4, Direction.OUTGOING, TransferState.PAUSED);
    private final FakeTransfer offered = friend(5, Direction.INCOMING, TransferState.OFFERED);
    private final FakeTransfer over = friend(6, Direction.OUTGOING, TransferState.COMPLETED);
    private final FakeTransfer interrupted = friend(8, Direction.OUTGOING, TransferState.INTERRUPTED);
    private final FakeTransfer waiting = friend(9, Direction.OUTGOING, TransferState.OFFERED);
    private final TransferShell shell = new TransferShell(running, paused, offered, over, interrupted, waiting);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void pausesResumesAndCancelsForUs() throws Exception {
        shell.run("transfer:pause 1; transfer:resume 4; transfer:cancel 1");
        assertEquals(List.of("OURS PAUSE", "OURS CANCEL"), running.said);
        assertEquals(List.of("OURS RESUME"), paused.said);
    }

    @Test
    void saysWhyTheEngineRefuses() {
        shell.assertFails("the transfer is not paused", "transfer:resume 1");
        shell.assertFails("the transfer is over", "transfer:pause 6");
    }

    @Test
    void acceptsAndRejectsOnlyWhatIsOffered() throws Exception {
        shell.run("transfer:accept 5");
        shell.run("transfer:reject 5");
        assertEquals(List.of("OURS RESUME", "OURS CANCEL"), offered.said);
        shell.assertFails("transfer 1 is not a file that a friend offers", "transfer:accept 1");
        shell.assertFails("transfer 9 is not a file that a friend offers", "transfer:accept 9 /Music");
        shell.assertFails("transfer 5 is an offer: transfer:accept takes it", "transfer:resume 5");
        assertEquals(List.of(), running.said);
    }

    @Test
    void acceptsIntoATargetThatIsChosenBeforeTheFriendIsTold() throws Exception {
        assertTrue(shell.show("transfer:accept 5 Music/song.ogg").contains("bob"));
        assertEquals(List.of("TARGET /Music/song.ogg", "OURS RESUME"), offered.said);
    }

    @Test
    void aTargetThatIsRefusedLeavesTheOfferOpen() {
        offered.refusal = new TransferException(TransferException.Reason.FILE_EXISTS, "/song.ogg exists already");
        shell.assertFails("/song.ogg exists already", "transfer:accept 5 /song.ogg");
        shell.assertFails("a file name may not be ..", "transfer:accept 5 /../song.ogg");
        assertEquals(List.of(), offered.said);
    }

    @Test
    void putsWhatWaitsFirst() throws Exception {
        assertTrue(shell.show("transfer:first 9").contains("file9.bin"));
        assertEquals(List.of("FIRST"), waiting.said);
        running.refusal = new TransferException(TransferException.Reason.DENIED, "transfer 1 does not wait");
        shell.assertFails("transfer 1 does not wait", "transfer:first 1");
    }

    @Test
    void cancelsWhatWaitsForItsFriend() throws Exception {
        shell.run("transfer:cancel 9");
        assertEquals(List.of("OURS CANCEL"), waiting.said);
    }

    @Test
    void cancellingWhatWasInterruptedForgetsIt() throws Exception {
        TransferInfo other = Infos.of(8, Direction.OUTGOING, FakeFriends.OTHER_KEY, TransferState.OFFERED);
        shell.policy.saved.add(other);
        shell.policy.saved.add(Infos.of(8, Direction.OUTGOING, FakeFriends.KEY, TransferState.OFFERED));
        assertEquals(
                "transfer 8 is interrupted; it is forgotten now and does not go on by itself",
                shell.show("transfer:cancel 8"));
        assertEquals(List.of(other), shell.policy.saved);
    }

    @Test
    void saysWhyNothingIsLeftToCancel() {
        shell.assertFails(
                "transfer 6 is completed: nothing of it would go on, so there is nothing to cancel",
                "transfer:cancel 6");
        shell.assertFails(
                "transfer 8 is interrupted: nothing of it would go on, so there is nothing to cancel",
                "transfer:cancel 8");
    }

    @Test
    void cancellingWhatGoesOnUnderANewNumberNamesThat() {
        TransferInfo again = Infos.named(interrupted.info(), "again");
        shell.engine.transfers.add(new FakeTransfer(new TransferInfo(
                10,
                again.id(),
                again.direction(),
                again.peer(),
                again.kind(),
                again.name(),
                again.path(),
                again.size(),
                0,
                TransferState.RUNNING,
                0,
                "")));
        shell.policy.saved.add(again);
        shell.assertFails("transfer 8 is interrupted and goes on as transfer 10: cancel that one", "transfer:cancel 8");
        assertEquals(List.of(again), shell.policy.saved);
    }

    private static FakeTransfer friend(long number, Direction direction, TransferState state) {
        return new FakeTransfer(Infos.of(number, direction, FakeFriends.KEY, state));
    }
}
