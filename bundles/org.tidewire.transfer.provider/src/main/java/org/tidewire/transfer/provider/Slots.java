package org.tidewire.transfer.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/**
 * The slots of one direction and who waits for them: in turn by peer, so that somebody with a hundred files does not keep
 * out somebody with one. Reserved slots count. The place in the queue is told as it gets smaller, never larger.
 */
final class Slots {
    private record Waiting(LiveTransfer transfer, long round, long arrival) {}

    private static final Comparator<Waiting> TURN =
            Comparator.comparingLong(Waiting::round).thenComparingLong(Waiting::arrival);

    private final int total;
    private final int perClient;
    private final int limit;
    private final List<Waiting> queue = new ArrayList<>();
    private final Set<LiveTransfer> holding = new HashSet<>();
    private final Map<Peer, Integer> used = new HashMap<>();
    private final Map<Peer, Long> lastRound = new HashMap<>();
    private long round;
    private long arrivals;

    Slots(int total, int perClient, int limit) {
        this.total = total;
        this.perClient = perClient;
        this.limit = limit;
    }

    /** Refuses further transfers while as many wait as may. */
    synchronized void requireRoom() throws TransferException {
        if (queue.size() >= limit) {
            throw new TransferException(Reason.QUEUE_FULL, limit + " transfers wait already");
        }
    }

    /** Queues a transfer behind those of its own peer, in turn with those of others. */
    synchronized void join(LiveTransfer transfer) {
        Peer peer = transfer.peer();
        long turn = Math.max(round, lastRound.getOrDefault(peer, round - 1) + 1);
        lastRound.put(peer, turn);
        queue.add(new Waiting(transfer, turn, arrivals++));
        queue.sort(TURN);
    }

    /** Takes a transfer out that is over, whether it waited or held a slot. */
    synchronized void leave(LiveTransfer transfer) {
        queue.removeIf(waiting -> waiting.transfer() == transfer);
        Peer peer = transfer.peer();
        if (holding.remove(transfer)) {
            used.computeIfPresent(peer, (key, count) -> count > 1 ? count - 1 : null);
        }
        if (!used.containsKey(peer)
                && queue.stream().noneMatch(w -> w.transfer().peer().equals(peer))) {
            lastRound.remove(peer);
        }
    }

    /** Gives free slots away and tells the others their place; the caller starts those it gets. */
    synchronized List<LiveTransfer> grant() {
        List<LiveTransfer> granted = new ArrayList<>();
        for (Waiting waiting : List.copyOf(queue)) {
            Peer peer = waiting.transfer().peer();
            if (holding.size() < total && used.getOrDefault(peer, 0) < perClient) {
                queue.remove(waiting);
                holding.add(waiting.transfer());
                used.merge(peer, 1, Integer::sum);
                round = Math.max(round, waiting.round());
                granted.add(waiting.transfer());
            }
        }
        int place = 1;
        for (Waiting waiting : queue) {
            waiting.transfer().place(place++);
        }
        return granted;
    }
}
