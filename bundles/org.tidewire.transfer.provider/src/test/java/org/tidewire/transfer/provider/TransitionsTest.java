package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.PAUSED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.TransferState;

class TransitionsTest {
    @Test
    void allowsJustTheTableOfTheReadme() {
        follows(OFFERED, QUEUED, INTERRUPTED, CANCELLED, FAILED);
        follows(QUEUED, READY, RUNNING, SUSPENDED, INTERRUPTED, CANCELLED, FAILED);
        follows(READY, RUNNING, SUSPENDED, INTERRUPTED, CANCELLED, FAILED);
        follows(RUNNING, PAUSED, SUSPENDED, COMPLETED, INTERRUPTED, CANCELLED, FAILED);
        follows(PAUSED, RUNNING, SUSPENDED, INTERRUPTED, CANCELLED, FAILED);
        follows(SUSPENDED, RUNNING, PAUSED, INTERRUPTED, CANCELLED, FAILED);
        for (TransferState state : EnumSet.of(COMPLETED, INTERRUPTED, CANCELLED, FAILED)) {
            follows(state);
        }
    }

    private static void follows(TransferState from, TransferState... to) {
        Set<TransferState> allowed = EnumSet.noneOf(TransferState.class);
        for (TransferState state : TransferState.values()) {
            if (Transitions.allowed(from, state)) {
                allowed.add(state);
            }
        }
        assertEquals(Set.of(to), allowed, from.name());
    }
}
