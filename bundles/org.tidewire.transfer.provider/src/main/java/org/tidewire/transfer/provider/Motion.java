package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.time.Duration;

import org.tidewire.transfer.TransferState;

/** Whether a transfer moves, and how fast. */
final class Motion {
    private final Standing standing;
    private final Surroundings engine;
    private final Pulse pulse = new Pulse();
    private final Speedometer speed = new Speedometer();

    Motion(Standing standing, Surroundings engine) {
        this.standing = standing;
        this.engine = engine;
    }

    /** Looks whether it moves; gives for how long it has not, though nothing of ours, as its pace, holds it up. */
    Duration look(boolean keepsPace) {
        TransferState state = standing.state();
        speed.look(state == RUNNING, standing.position(), engine.time().nanos());
        if (keepsPace || (state != READY && state != RUNNING)) {
            pulse.excuse();
        }
        return pulse.look(state, standing.position(), engine.time().nanos());
    }

    /** Tells how many bytes per second pass; 0 unless it runs. */
    long rate() {
        return standing.state() == RUNNING ? speed.rate() : 0;
    }
}
