package org.tidewire.events.provider;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.osgi.service.event.Event;
import org.tidewire.events.TransferProperties;
import org.tidewire.events.TransferTopics;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** How a transfer is said as an event. */
final class TransferEvent {
    private TransferEvent() {}

    /** A state that a transfer came to from another one. */
    static Event changed(TransferState before, TransferInfo now, Instant when) {
        Map<String, Object> values = values(now, when);
        values.put(TransferProperties.BEFORE, before.name());
        return event(now, values);
    }

    /** The state that a new transfer begins in. */
    static Event began(TransferInfo now, Instant when) {
        return event(now, values(now, when));
    }

    /** A state that may have been told before. */
    static Event repeated(TransferInfo now, Instant when) {
        Map<String, Object> values = values(now, when);
        values.put(TransferProperties.REPEATED, true);
        return event(now, values);
    }

    private static Event event(TransferInfo now, Map<String, Object> values) {
        return new Event(TransferTopics.PREFIX + now.state().name(), values);
    }

    /** Property by property, so that nothing gets out by being added to a record some day. */
    private static Map<String, Object> values(TransferInfo now, Instant when) {
        Map<String, Object> values = new HashMap<>();
        values.put(TransferProperties.NUMBER, now.number());
        values.put(TransferProperties.ID, now.id().hex());
        values.put(TransferProperties.DIRECTION, now.direction().name());
        values.put(TransferProperties.PEER, now.peer().name());
        values.put(TransferProperties.KIND, now.kind().name());
        values.put(TransferProperties.NAME, now.name());
        values.put(TransferProperties.PATH, now.path().toString());
        values.put(TransferProperties.POSITION, now.position());
        values.put(TransferProperties.STATE, now.state().name());
        values.put(TransferProperties.TIMESTAMP, when.toEpochMilli());
        if (now.size() >= 0) {
            values.put(TransferProperties.SIZE, now.size());
        }
        putText(values, TransferProperties.PLACE, now.peer().place());
        putText(values, TransferProperties.REASON, now.reason());
        return values;
    }

    private static void putText(Map<String, Object> values, String name, String text) {
        if (!text.isEmpty()) {
            values.put(name, text);
        }
    }
}
