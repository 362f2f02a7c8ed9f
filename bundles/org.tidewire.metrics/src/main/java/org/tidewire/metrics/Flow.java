package org.tidewire.metrics;

import java.util.List;
import java.util.Locale;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

import io.micrometer.core.instrument.Tags;

/**
 * What transfers are told apart by. Not by file, friend or login: each of them would be a time series for ever.
 *
 * @param direction which way the bytes go
 * @param friend whether the peer is a friend (Tox); else it is a client (Wired)
 */
record Flow(Direction direction, boolean friend) {
    static final List<Flow> ALL = List.of(
            new Flow(Direction.INCOMING, true),
            new Flow(Direction.INCOMING, false),
            new Flow(Direction.OUTGOING, true),
            new Flow(Direction.OUTGOING, false));

    /** Which one a transfer belongs to; only a client has a place. */
    static Flow of(TransferInfo info) {
        return new Flow(info.direction(), info.peer().place().isEmpty());
    }

    Tags tags() {
        return Tags.of("direction", label(direction), "peer", friend ? "friend" : "client");
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
