package org.tidewire.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/**
 * How many transfers stand where, taken anew when it is older than a second: a registry asks for one number after another, and all
 * of them come from one look at the engine's list. Safe for any thread.
 */
final class Census {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Ledger ledger;
    private final LongSupplier nanos;
    private final Map<TransferState, Map<Flow, Integer>> counts = new HashMap<>();
    private Transfers engine; // null while there is none
    private long taken;
    private boolean stale = true;

    Census(Ledger ledger, LongSupplier nanos) {
        this.ledger = ledger;
        this.nanos = nanos;
    }

    /**
     * Counts another engine's transfers from now on, or nobody's if it is null. What the former one moved is looked at once more,
     * and no look at it is under way when the ledger forgets it: it would go to what has the same numbers in the next.
     */
    synchronized void of(Transfers now) {
        try {
            if (engine != null) {
                take();
            }
        } finally {
            engine = now;
            stale = true;
            ledger.leave();
        }
        if (now != null) {
            ledger.begin(now.list());
        }
    }

    /** How many of a flow are in a state; NaN while there is no engine. */
    synchronized double count(TransferState state, Flow flow) {
        refresh();
        return engine == null
                ? Double.NaN
                : counts.getOrDefault(state, Map.of()).getOrDefault(flow, 0);
    }

    /** Counts once more, if that is due; the ledger learns of the bytes. */
    synchronized void refresh() {
        if (engine != null && (stale || nanos.getAsLong() - taken > FRESH)) {
            take();
        }
    }

    private void take() {
        List<TransferInfo> all = engine.list().stream().map(Transfer::info).toList();
        ledger.advance(all);
        counts.clear();
        for (TransferInfo each : all) {
            counts.computeIfAbsent(each.state(), state -> new HashMap<>()).merge(Flow.of(each), 1, Integer::sum);
        }
        taken = nanos.getAsLong();
        stale = false;
    }
}
