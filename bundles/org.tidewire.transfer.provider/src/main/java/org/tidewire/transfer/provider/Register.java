package org.tidewire.transfer.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;

/** The transfers that live, the last hundred that are over, and which names are being uploaded to. */
final class Register {
    /** Who writes to a name, and what the bytes are a part of. */
    record Reservation(LiveTransfer transfer, String origin) {}

    private static final int REMEMBERED = 100;

    private final AtomicLong numbers = new AtomicLong();
    private final TreeMap<Long, LiveTransfer> live = new TreeMap<>();
    private final Map<FilePath, Reservation> targets = new HashMap<>();
    private final Deque<LiveTransfer> over = new ArrayDeque<>();

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void add(LiveTransfer transfer) {
        live.put(transfer.info().number(), transfer);
    }

    /** Reserves the name that a transfer will write to; gives who has it already, or nobody. */
    synchronized Optional<Reservation> reserve(FilePath target, Reservation wanted) {
        return Optional.ofNullable(targets.putIfAbsent(target, wanted));
    }

    synchronized boolean isReserved(FilePath target) {
        return targets.containsKey(target);
    }

    synchronized void free(FilePath target, LiveTransfer transfer) {
        targets.computeIfPresent(target, (path, had) -> had.transfer() == transfer ? null : had);
    }

    /** Notes that a transfer is over; false if that was known. */
    synchronized boolean over(LiveTransfer transfer) {
        if (transfer.info().direction() == Direction.INCOMING) {
            free(transfer.info().path(), transfer);
        }
        if (live.remove(transfer.info().number()) == null) {
            return false;
        }
        over.addLast(transfer);
        if (over.size() > REMEMBERED) {
            over.removeFirst();
        }
        return true;
    }

    synchronized List<LiveTransfer> live() {
        return List.copyOf(live.values());
    }

    synchronized List<LiveTransfer> all() {
        List<LiveTransfer> all = new ArrayList<>(
                Stream.concat(over.stream(), live.values().stream()).toList());
        all.sort((one, other) -> Long.compare(one.info().number(), other.info().number()));
        return all;
    }
}
