package org.tidewire.transfer.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/**
 * The slots of one direction and who waits for them: in turn by peer, so that somebody with a hundred files does not keep
 * out somebody with one. Reserved slots count: for the peer, for its account, and in all. The place in the queue is told
 * as it gets smaller, and larger only where a person has put another one first.
 *
 * <p>There is a line for each peer, and whoever was served last stands last. So a slot that comes free costs a look at
 * the peers, not at all that wait; and nobody is numbered anew but by {@link #tellPlaces}, now and then.
 */
final class Slots {
    /** How many slots there are in all and for one client, and how many transfers may wait. */
    record Most(int total, int perClient, int waiting) {}

    private final Map<Peer, Line> lines = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>(); // by account
    private final Set<LiveTransfer> holding = new HashSet<>();
    private Most most;
    private int waiting;
    private boolean moved;

    Slots(Most most) {
        this.most = most;
    }

    /** Counts by other limits from now on; who has a slot keeps it. */
    synchronized void limit(Most now) {
        most = now;
    }

    /** Refuses further transfers while as many wait as may. */
    synchronized void requireRoom() throws TransferException {
        if (waiting >= most.waiting()) {
            throw new TransferException(Reason.QUEUE_FULL, most.waiting() + " transfers wait already");
        }
    }

    /** Queues a transfer behind those of its own peer, in turn with those of others. */
    synchronized void join(LiveTransfer transfer) {
        lines.computeIfAbsent(transfer.peer(), peer -> new Line()).add(transfer);
        waiting++;
    }

    /**
     * Lets one that waits go before the others of its peer, and tells all of them their places, also those that are
     * further behind now; false if it does not wait.
     */
    synchronized boolean first(LiveTransfer transfer) {
        Line line = lines.get(transfer.peer());
        if (line == null || !line.first(transfer)) {
            return false;
        }
        line.all().forEachRemaining(LiveTransfer::displaced);
        moved = true;
        tellPlaces();
        return true;
    }

    /** Takes a transfer out that is over, whether it waited or held a slot. */
    synchronized void leave(LiveTransfer transfer) {
        Line line = lines.get(transfer.peer());
        if (line == null) {
            return;
        }
        if (line.remove(transfer)) {
            waiting--;
            moved = true;
        }
        if (holding.remove(transfer)) {
            line.hold(-1);
            used.computeIfPresent(transfer.parties().account(), (name, count) -> count > 1 ? count - 1 : null);
        }
        if (line.isOver()) {
            lines.remove(transfer.peer());
        }
    }

    /**
     * Gives free slots away; the caller starts those it gets. What accounts may have is asked anew, and before the lock
     * is taken.
     */
    List<LiveTransfer> grant() {
        Map<String, Integer> allowed = new HashMap<>();
        for (LiveTransfer next : candidates()) {
            allowed.computeIfAbsent(
                    next.parties().account(), name -> next.subject().slots());
        }
        return grant(allowed);
    }

    private synchronized List<LiveTransfer> candidates() {
        List<LiveTransfer> next = new ArrayList<>();
        if (waiting > 0 && holding.size() < most.total()) {
            lines.values().stream().filter(this::isOpen).forEach(line -> next.add(line.first()));
        }
        return next;
    }

    private synchronized List<LiveTransfer> grant(Map<String, Integer> allowed) {
        List<LiveTransfer> granted = new ArrayList<>();
        for (Line line = next(allowed); line != null; line = next(allowed)) {
            granted.add(serve(line));
        }
        tellFirst();
        return granted;
    }

    /** Gives the line whose turn it is; null if nobody may have a slot. */
    private Line next(Map<String, Integer> allowed) {
        if (waiting == 0 || holding.size() >= most.total()) {
            return null;
        }
        for (Line line : lines.values()) {
            if (isOpen(line)) {
                String account = line.first().parties().account();
                if (used.getOrDefault(account, 0) < allowed.getOrDefault(account, 0)) {
                    return line;
                }
            }
        }
        return null;
    }

    private boolean isOpen(Line line) {
        return line.size() > 0 && line.holds() < most.perClient();
    }

    private LiveTransfer serve(Line line) {
        LiveTransfer transfer = line.first();
        line.remove(transfer);
        waiting--;
        moved = true;
        line.hold(1);
        holding.add(transfer);
        used.merge(transfer.parties().account(), 1, Integer::sum);
        lines.remove(transfer.peer());
        lines.put(transfer.peer(), line);
        return transfer;
    }

    /** Tells whoever is next, at once. */
    private void tellFirst() {
        for (Line line : lines.values()) {
            if (line.size() > 0) {
                line.first().place(1);
                return;
            }
        }
    }

    /** Tells one that has just come its place, unless it waits no longer. */
    synchronized void tellPlace(LiveTransfer last) {
        Line own = lines.get(last.peer());
        if (own == null || !own.has(last)) {
            return;
        }
        int round = own.turn(last);
        int place = 0;
        for (Line line : lines.values()) {
            place += Math.min(line.size(), round);
            round -= line == own ? 1 : 0; // who comes behind it has one turn less before it
        }
        last.place(place);
    }

    /** Tells everybody's place, if it may have changed: all that are first in their lines, then all that are second. */
    synchronized void tellPlaces() {
        if (!moved) {
            return;
        }
        moved = false;
        List<Iterator<LiveTransfer>> turns = new ArrayList<>();
        lines.values().forEach(line -> turns.add(line.all()));
        for (int place = 1; !turns.isEmpty(); ) {
            turns.removeIf(turn -> !turn.hasNext());
            for (Iterator<LiveTransfer> turn : turns) {
                turn.next().place(place++);
            }
        }
    }

    /** Tells whether its peer waits for the same file again. */
    synchronized boolean isAwaited(LiveTransfer held) {
        Line own = lines.get(held.peer());
        return own != null && own.awaits(held.info().path());
    }

    /** Tells whether nobody waits or holds a slot, and nothing is remembered of those that did. */
    synchronized boolean isEmpty() {
        return lines.isEmpty() && used.isEmpty() && holding.isEmpty();
    }

    /** Gives those that have a slot. */
    synchronized List<LiveTransfer> holding() {
        return List.copyOf(holding);
    }
}
