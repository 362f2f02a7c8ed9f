package org.tidewire.transfer.provider;

import java.time.Duration;

import org.tidewire.transfer.TransferState;

/** When a transfer last moved, as was seen by looking now and then: no chunk pays for it. */
final class Pulse {
    private TransferState state;
    private long position;
    private long since;

    /** Looks again, and gives for how long it has been seen as it is. */
    synchronized Duration look(TransferState nowState, long nowPosition, long now) {
        if (nowState != state || nowPosition != position) {
            state = nowState;
            position = nowPosition;
            since = now;
        }
        return Duration.ofNanos(now - since);
    }

    /** Forgets what was seen, for it waits with good reason. */
    synchronized void excuse() {
        state = null;
    }
}
