package org.tidewire.transfer.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/** What is over but not forgotten yet, as while there is no policy: nobody takes it up again meanwhile. */
final class Debts {
    /** How many; of more, the oldest are let go, and would be offered once too often. */
    static final int MOST = 10_000;

    /** What makes a transfer the same one, whatever its number. */
    record Key(String friend, Direction direction, FileId id) {}

    private final Map<Key, TransferInfo> owed = new LinkedHashMap<>();

    synchronized void owe(TransferInfo over) {
        owed.put(key(over), over);
        if (owed.size() > MOST) {
            owed.remove(owed.keySet().iterator().next());
        }
    }

    /** It was forgotten, or begins anew. */
    synchronized void release(TransferInfo transfer) {
        owed.remove(key(transfer));
    }

    synchronized boolean has(String friend, Direction direction, FileId id) {
        return owed.containsKey(new Key(friend, direction, id));
    }

    synchronized List<TransferInfo> all() {
        return List.copyOf(owed.values());
    }

    static Key key(TransferInfo info) {
        return new Key(info.peer().name(), info.direction(), info.id());
    }
}
