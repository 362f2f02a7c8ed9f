package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.FAILED;

import java.io.IOException;

import org.tidewire.transfer.TransferState;

/** How a transfer ends: by a step that closes what is open; or abandoned, because the step under way hangs in its storage. */
final class Ending {
    private final Standing standing;
    private final Bytes bytes;
    private final Lodging lodging;
    private final Steps steps;
    private final Turn turn;

    Ending(Standing standing, Bytes bytes, Lodging lodging, Steps steps, Turn turn) {
        this.standing = standing;
        this.bytes = bytes;
        this.lodging = lodging;
        this.steps = steps;
        this.turn = turn;
    }

    /**
     * Ends it in a step, whatever closing says; what was wrong with closing becomes part of the reason. False if it was over.
     */
    boolean close(TransferState to, String why) {
        if (standing.state().isFinal()) {
            return false;
        }
        String reason = why;
        try {
            if (to == CANCELLED) {
                bytes.discard(lodging.whole());
            } else {
                bytes.close();
            }
        } catch (IOException e) {
            reason = why.isEmpty() ? Course.text(e) : why + "; then: " + Course.text(e);
        }
        boolean ended = standing.end(to, reason);
        turn.lookAgain();
        return ended;
    }

    /** Ends it in a step, because storage failed. */
    IOException failed(IOException fault) {
        close(FAILED, Course.text(fault));
        return fault;
    }

    /**
     * Ends it without a step, for one hangs. That one finds nothing open any more, so whatever is held is as good as a crash
     * leaves it, and who comes next may go on with it. Does not wait. False if it was over.
     */
    boolean abandon(TransferState to, String why) {
        if (standing.state().isFinal()) {
            return false;
        }
        String hangs = hangs();
        lodging.abandon(); // before anybody can see that it is over, and go on with what is held
        steps.abandon();
        boolean ended = standing.end(to, why.isEmpty() ? hangs : why + "; " + hangs);
        Errand.of(lodging::cut); // which may hang, too
        return ended;
    }

    /** Says which storage does not answer. */
    String hangs() {
        String name = lodging.name();
        return name.isEmpty() ? "its storage hangs" : "its storage, " + name + ", hangs";
    }
}
