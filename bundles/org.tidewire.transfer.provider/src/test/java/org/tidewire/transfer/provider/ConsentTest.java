package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.Side.OURS;
import static org.tidewire.transfer.Side.THEIRS;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Who may accept, pause and resume; the whole table of answers is in {@link ToxFileControlTest}. */
class ConsentTest {
    private final Consent consent = new Consent(Direction.INCOMING);

    private Reason resumeRefused(TransferState state, Side by) {
        return assertThrows(TransferException.class, () -> consent.resume(state, by))
                .reason();
    }

    private Reason pauseRefused(TransferState state, Side by) {
        return assertThrows(TransferException.class, () -> consent.pause(state, by))
                .reason();
    }

    @ParameterizedTest
    @EnumSource
    void whoReceivesAcceptsAndNobodyElse(Direction direction) throws Exception {
        Consent each = new Consent(direction);
        Side receiver = direction == Direction.INCOMING ? OURS : THEIRS;
        Side sender = receiver == OURS ? THEIRS : OURS;
        assertThrows(TransferException.class, () -> each.resume(OFFERED, sender));
        assertEquals(QUEUED, each.resume(OFFERED, receiver));
    }

    @Test
    void itMovesAgainWhenAllHaveResumedThatPaused() throws Exception {
        assertEquals(RUNNING, consent.moving());
        assertEquals(PAUSED, consent.pause(RUNNING, OURS));
        assertEquals(PAUSED, consent.pause(PAUSED, THEIRS));
        assertEquals(Reason.ALREADY_PAUSED, pauseRefused(PAUSED, OURS));
        assertEquals(PAUSED, consent.resume(PAUSED, OURS));
        assertEquals(PAUSED, consent.moving());
        assertEquals(Reason.DENIED, resumeRefused(PAUSED, OURS));
        assertEquals(RUNNING, consent.resume(PAUSED, THEIRS));
        assertEquals(RUNNING, consent.moving());
        assertEquals(Reason.NOT_PAUSED, resumeRefused(RUNNING, THEIRS));
    }

    @Test
    void whatIsSuspendedStaysSoAndIsPausedWhenItGoesOn() throws Exception {
        assertEquals(SUSPENDED, consent.pause(SUSPENDED, THEIRS));
        assertEquals(PAUSED, consent.moving());
        assertEquals(SUSPENDED, consent.resume(SUSPENDED, THEIRS));
        assertEquals(RUNNING, consent.moving());
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFERED", "QUEUED", "READY"})
    void whatDoesNotMoveYetIsNotPaused(TransferState state) {
        assertEquals(Reason.ALREADY_PAUSED, pauseRefused(state, OURS));
        assertEquals(RUNNING, consent.moving());
    }

    @Test
    void nothingIsSaidOfWhatIsOver() throws Exception {
        assertEquals(Reason.NOT_FOUND, pauseRefused(COMPLETED, OURS));
        assertEquals(Reason.NOT_FOUND, resumeRefused(COMPLETED, OURS));
        Consent.requireLive(READY);
    }
}
