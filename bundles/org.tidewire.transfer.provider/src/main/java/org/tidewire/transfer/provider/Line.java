package org.tidewire.transfer.provider;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.storage.FilePath;

/** One client at the counter: what of it waits, in order, and how many slots it holds. */
final class Line {
    private final Set<LiveTransfer> waiting = new LinkedHashSet<>();
    private final Set<LiveTransfer> ahead = new HashSet<>();
    private long last;
    private int holds;

    /** Adds one in the order in which they were offered or asked for: a friend may accept the second before the first. */
    void add(LiveTransfer transfer) {
        long number = transfer.info().number();
        List<LiveTransfer> later = number > last
                ? List.of()
                : waiting.stream()
                        .filter(each -> each.info().number() > number && !ahead.contains(each))
                        .toList();
        last = Math.max(last, number);
        later.forEach(waiting::remove);
        waiting.add(transfer);
        waiting.addAll(later);
    }

    /** Tells how many turns of this line pass until one of it is served, its own included. */
    int turn(LiveTransfer transfer) {
        return transfer.info().number() == last
                ? waiting.size()
                : List.copyOf(waiting).indexOf(transfer) + 1;
    }

    /** Takes out one that waits no longer; false if it did not wait. */
    boolean remove(LiveTransfer transfer) {
        ahead.remove(transfer);
        return waiting.remove(transfer);
    }

    /** Lets one that waits go before the others; false if it does not wait. */
    boolean first(LiveTransfer transfer) {
        if (!waiting.remove(transfer)) {
            return false;
        }
        ahead.add(transfer);
        List<LiveTransfer> others = List.copyOf(waiting);
        waiting.clear();
        waiting.add(transfer);
        waiting.addAll(others);
        return true;
    }

    boolean has(LiveTransfer transfer) {
        return waiting.contains(transfer);
    }

    boolean awaits(FilePath path) {
        return waiting.stream().anyMatch(each -> each.info().path().equals(path));
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
        return waiting.iterator().next();
    }

    Iterator<LiveTransfer> all() {
        return waiting.iterator();
    }

    boolean isOver() {
        return waiting.isEmpty() && holds == 0;
    }
}
