package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Who may accept, pause and resume (Tox, file control): who receives accepts, and whoever paused must resume. */
final class Consent {
    private final Side receiver;
    private final Set<Side> pausedBy = EnumSet.noneOf(Side.class);

    Consent(Direction direction) {
        receiver = direction == Direction.INCOMING ? Side.OURS : Side.THEIRS;
    }

    /** Nothing can be said of what is over. */
    static void requireLive(TransferState state) throws TransferException {
        require(!state.isFinal(), Reason.NOT_FOUND, "it is over: " + state);
    }

    /** Gives the state that follows RESUME; the same one while the other side pauses still. */
    TransferState resume(TransferState state, Side by) throws TransferException {
        requireLive(state);
        if (state == OFFERED) {
            require(by == receiver, Reason.DENIED, "only who receives a file accepts it");
            return QUEUED;
        }
        require(isPaused(), Reason.NOT_PAUSED, "it is not paused");
        require(pausedBy.remove(by), Reason.DENIED, "whoever paused must resume");
        return state == SUSPENDED ? SUSPENDED : moving();
    }

    /** Gives the state that follows PAUSE. */
    TransferState pause(TransferState state, Side by) throws TransferException {
        requireLive(state);
        boolean moves = state == RUNNING || state == PAUSED || state == SUSPENDED;
        require(moves, Reason.ALREADY_PAUSED, "it does not move yet, so it cannot be paused");
        require(pausedBy.add(by), Reason.ALREADY_PAUSED, "it is paused already");
        return state == SUSPENDED ? SUSPENDED : PAUSED;
    }

    /** Gives the state of one that nothing but a side's pause holds up. */
    TransferState moving() {
        return isPaused() ? PAUSED : RUNNING;
    }

    private boolean isPaused() {
        return !pausedBy.isEmpty();
    }

    static void require(boolean condition, Reason reason, String message) throws TransferException {
        if (!condition) {
            throw new TransferException(reason, message);
        }
    }
}
