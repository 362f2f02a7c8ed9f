package org.tidewire.metrics;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * Counts what transfers moved and how they ended. Hears of their states, never of their bytes: those are read from their
 * positions, when somebody asks and when they end. Safe for any thread; calls nobody but {@link Transfer#info}.
 */
final class Ledger implements TransferListener {
    private static final Set<TransferState> MOVING =
            EnumSet.of(TransferState.RUNNING, TransferState.PAUSED, TransferState.SUSPENDED);

    private final LongSupplier nanos;
    private final Map<Long, Run> runs = new HashMap<>(); // by number, from the first RUNNING to the end
    private final Map<Flow, Tally> tallies =
            Flow.ALL.stream().collect(Collectors.toMap(flow -> flow, flow -> new Tally()));

    Ledger(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Bytes before the offset of a transfer were not moved by it: they count from where it begins to run. */
    @Override
    public synchronized void changed(TransferInfo before, TransferInfo after) {
        if (after.state() == TransferState.RUNNING) {
            runs.computeIfAbsent(after.number(), number -> new Run(after.position(), nanos.getAsLong(), true));
        } else if (after.state().isFinal() && !before.state().isFinal()) {
            end(after);
        }
    }

    private void end(TransferInfo info) {
        Tally tally = tallies.get(Flow.of(info));
        tally.ended(info.state());
        Run run = runs.remove(info.number());
        if (run == null) {
            return; // it never ran
        }
        tally.moved(run.advance(info.position()));
        if (run.whole && info.state() == TransferState.COMPLETED) {
            tally.took(nanos.getAsLong() - run.began);
        }
    }

    /** Takes up what ran before anybody listened; what it moved until now is not known. Only after listening began. */
    synchronized void begin(List<Transfer> all) {
        for (Transfer each : all) {
            TransferInfo info = each.info(); // under the lock: if it still moves, its end has not been told yet
            if (MOVING.contains(info.state())) {
                runs.computeIfAbsent(info.number(), number -> new Run(info.position(), nanos.getAsLong(), false));
            }
        }
    }

    /** Counts what moved since somebody last asked. A transfer whose end is told later, or was, is left to that. */
    synchronized void advance(List<TransferInfo> all) {
        for (TransferInfo each : all) {
            Run run = runs.get(each.number());
            if (run != null) {
                tallies.get(Flow.of(each)).moved(run.advance(each.position()));
            }
        }
    }

    /** Forgets what runs: the engine has gone, and another one begins at number 1. */
    synchronized void leave() {
        runs.clear();
    }

    synchronized long bytes(Flow flow) {
        return tallies.get(flow).bytes();
    }

    synchronized long ended(Flow flow, TransferState outcome) {
        return tallies.get(flow).count(outcome);
    }

    synchronized long timed(Flow flow) {
        return tallies.get(flow).timed();
    }

    synchronized long nanos(Flow flow) {
        return tallies.get(flow).nanos();
    }

    /** One transfer that moves. */
    private static final class Run {
        private final long began;
        private final boolean whole; // it began while we listened
        private long counted;

        Run(long position, long began, boolean whole) {
            this.counted = position;
            this.began = began;
            this.whole = whole;
        }

        /** How many bytes came since the last time. */
        long advance(long position) {
            long more = Math.max(0, position - counted);
            counted += more;
            return more;
        }
    }
}
