package org.tidewire.transfer.provider;

import java.util.LinkedHashSet;
import java.util.Set;

import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/**
 * Which files of friends were completed or cancelled. No rule accepts one of them again: who is trusted with a small file under
 * an id would else be trusted with a huge one under the same. Used by one thread.
 */
final class Done {
    /** How many; of more, the oldest are let go. */
    static final int MOST = 10_000;

    private record Key(String friend, FileId id) {}

    private final Set<Key> over = new LinkedHashSet<>();

    void add(TransferInfo transfer) {
        over.add(key(transfer));
        if (over.size() > MOST) {
            over.remove(over.iterator().next());
        }
    }

    boolean has(TransferInfo transfer) {
        return over.contains(key(transfer));
    }

    private static Key key(TransferInfo info) {
        return new Key(info.peer().name(), info.id());
    }
}
