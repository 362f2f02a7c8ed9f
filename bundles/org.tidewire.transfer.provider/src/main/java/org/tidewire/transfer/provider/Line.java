package org.tidewire.transfer.provider;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import org.tidewire.storage.FilePath;

/**
 * One client at the counter: what of it waits, in order, and how many slots it holds. A line may be a hundred thousand
 * long, so nothing but {@link #turn} of one far from the end, and {@link #all}, goes through it.
 */
final class Line {
    private final TreeMap<Long, LiveTransfer> waiting = new TreeMap<>();
    private final Map<LiveTransfer, Long> standing = new HashMap<>(); // where in the order each is
    private final Map<FilePath, Integer> files = new HashMap<>(); // how many wait for each
    private long head; // where the last one that was put first stands: before all numbers
    private int holds;

    /** Adds one in the order in which they were offered or asked for: a friend may accept the second before the first. */
    void add(LiveTransfer transfer) {
        if (stand(transfer, transfer.number())) {
            files.merge(transfer.subject().path(), 1, Integer::sum);
        }
    }

    /** False if it stood somewhere already. */
    private boolean stand(LiveTransfer transfer, long place) {
        Long before = standing.put(transfer, place);
        if (before != null) {
            waiting.remove(before);
        }
        waiting.put(place, transfer);
        return before == null;
    }

    /** Tells how many turns of this line pass until one of it is served, its own included. */
    int turn(LiveTransfer transfer) {
        int behind = waiting.tailMap(standing.get(transfer), false).size(); // mostly none: it has just come
        return waiting.size() - behind;
    }

    /** Takes out one that waits no longer; false if it did not wait. */
    boolean remove(LiveTransfer transfer) {
        Long place = standing.remove(transfer);
        if (place == null) {
            return false;
        }
        waiting.remove(place);
        files.computeIfPresent(transfer.subject().path(), (path, count) -> count > 1 ? count - 1 : null);
        return true;
    }

    /** Lets one that waits go before the others; false if it does not wait. */
    boolean first(LiveTransfer transfer) {
        boolean waits = standing.containsKey(transfer);
        if (waits) {
            head--;
            stand(transfer, head);
        }
        return waits;
    }

    boolean has(LiveTransfer transfer) {
        return standing.containsKey(transfer);
    }

    boolean awaits(FilePath path) {
        return files.containsKey(path);
    }

    int size() {
        return waiting.size();
    }

    int holds() {
        return holds;
    }

    /** Counts slots that are taken (1) or given back (-1). */
    void hold(int change) {
        holds += change;
    }

    /** Gives the one whose turn is next; only while some wait. */
    LiveTransfer first() {
        return waiting.firstEntry().getValue();
    }

    Iterator<LiveTransfer> all() {
        return waiting.values().iterator();
    }

    boolean isOver() {
        return waiting.isEmpty() && holds == 0;
    }
}
