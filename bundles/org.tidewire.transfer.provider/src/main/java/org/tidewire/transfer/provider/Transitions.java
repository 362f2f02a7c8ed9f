package org.tidewire.transfer.provider;

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

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.tidewire.transfer.TransferState;

/** Which state may follow which. Every live state may be interrupted, cancelled or fail; final ones are final. */
final class Transitions {
    private static final Map<TransferState, Set<TransferState>> NEXT = new EnumMap<>(TransferState.class);

    static {
        live(OFFERED, QUEUED);
        live(QUEUED, READY, RUNNING, SUSPENDED);
        live(READY, RUNNING, SUSPENDED);
        live(RUNNING, PAUSED, SUSPENDED, COMPLETED);
        live(PAUSED, RUNNING, SUSPENDED);
        live(SUSPENDED, RUNNING, PAUSED);
    }

    private Transitions() {}

    static boolean allowed(TransferState from, TransferState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    private static void live(TransferState from, TransferState... next) {
        Set<TransferState> all = EnumSet.of(INTERRUPTED, CANCELLED, FAILED);
        all.addAll(Set.of(next));
        NEXT.put(from, all);
    }
}
