package org.tidewire.metrics;

import java.util.EnumMap;
import java.util.Map;

import org.tidewire.transfer.TransferState;

/** What a flow has come to since the start. Nothing in it ever decreases. For one thread at a time. */
final class Tally {
    private final Map<TransferState, Long> outcomes = new EnumMap<>(TransferState.class);
    private long bytes;
    private long timed;
    private long nanos;

    void moved(long more) {
        bytes += more;
    }

    void ended(TransferState outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void took(long duration) {
        timed++;
        nanos += duration;
    }

    long bytes() {
        return bytes;
    }

    long count(TransferState outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long timed() {
        return timed;
    }

    long nanos() {
        return nanos;
    }
}
