package org.tidewire.transfer.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** The transfers that live, the latest that are over, and which names are being uploaded to. */
final class Register {
    /** Who writes to a name, and what the bytes are a part of. */
    record Reservation(LiveTransfer transfer, String origin) {}

    private static final int REMEMBERED = 1_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final TreeMap<Long, LiveTransfer> live = new TreeMap<>();
    private final Map<String, TreeMap<Long, LiveTransfer>> byPeer = new HashMap<>(); // by account or friend
    private final Map<FilePath, Reservation> targets = new HashMap<>();
    private final Set<FilePath> closed = new HashSet<>();
    private final Deque<LiveTransfer> over = new ArrayDeque<>();

    Register(Clock clock) {
        this.clock = clock;
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void add(LiveTransfer transfer) {
        live.put(transfer.number(), transfer);
        byPeer.computeIfAbsent(transfer.peer().name(), name -> new TreeMap<>()).put(transfer.number(), transfer);
    }

    /**
     * Reserves the name that a transfer will write to; gives who has it already, or nobody.
     *
     * @throws TransferException {@code BUSY} while an abandoned partial of that name is removed
     */
    synchronized Optional<Reservation> reserve(FilePath target, Reservation wanted) throws TransferException {
        if (closed.contains(target)) {
            throw new TransferException(Reason.BUSY, "what somebody left of " + target + " is just removed");
        }
        return Optional.ofNullable(targets.putIfAbsent(target, wanted));
    }

    /**
     * Reserves another name for a transfer that has one; {@link #free} the one that it does not need any more.
     *
     * @throws TransferException {@code BUSY} if another transfer has the name; {@code DENIED} if this one is over
     */
    synchronized void reserveAlso(FilePath other, FilePath had, LiveTransfer transfer) throws TransferException {
        Reservation own = targets.get(had);
        if (own == null || own.transfer() != transfer) {
            throw new TransferException(Reason.DENIED, "only an offer may go elsewhere, it is over");
        }
        if (reserve(other, own).isPresent()) {
            throw new TransferException(Reason.BUSY, "another transfer has the name " + other);
        }
    }

    synchronized boolean isReserved(FilePath target) {
        return targets.containsKey(target) || closed.contains(target);
    }

    /** Keeps uploads from a name for a moment; false if somebody uploads to it, or moves its partial. */
    synchronized boolean close(FilePath target) {
        FilePath partial = target.partial();
        boolean moves =
                live.values().stream().anyMatch(each -> each.info().path().equals(partial));
        return !moves && !targets.containsKey(target) && closed.add(target);
    }

    synchronized void reopen(FilePath target) {
        closed.remove(target);
    }

    synchronized void free(FilePath target, LiveTransfer transfer) {
        targets.computeIfPresent(target, (path, had) -> had.transfer() == transfer ? null : had);
    }

    /**
     * Notes that a transfer is over; false if that was known. Something is noted with it, without waiting, so that nobody
     * finds neither.
     */
    synchronized boolean over(LiveTransfer transfer, Runnable noted) {
        if (transfer.info().direction() == Direction.INCOMING) {
            free(transfer.info().path(), transfer);
        }
        if (live.remove(transfer.number()) == null) {
            return false;
        }
        byPeer.computeIfPresent(transfer.peer().name(), (name, its) -> {
            its.remove(transfer.number());
            return its.isEmpty() ? null : its;
        });
        noted.run();
        over.addLast(transfer);
        outdate();
        return true;
    }

    /** Lets go of those that ended more than a day ago, and of the oldest if there are too many. */
    private void outdate() {
        Instant yesterday = clock.instant().minus(DAY);
        while (over.size() > REMEMBERED
                || (!over.isEmpty() && over.getFirst().since().isBefore(yesterday))) {
            over.removeFirst();
        }
    }

    /** Finds the transfer as which one that was interrupted lives on. */
    Optional<LiveTransfer> successor(LiveTransfer interrupted) {
        return live(interrupted.peer().name()).stream()
                .filter(each -> each.parties().isSameAs(interrupted.parties()))
                .findFirst();
    }

    /** Gives what lives of an account or a friend, by number. */
    synchronized List<LiveTransfer> live(String peer) {
        TreeMap<Long, LiveTransfer> its = byPeer.get(peer);
        return its == null ? List.of() : List.copyOf(its.values());
    }

    synchronized List<LiveTransfer> live() {
        return List.copyOf(live.values());
    }

    synchronized List<LiveTransfer> all() {
        outdate();
        List<LiveTransfer> all = new ArrayList<>(
                Stream.concat(over.stream(), live.values().stream()).toList());
        all.sort(Comparator.comparingLong(LiveTransfer::number));
        return all;
    }
}
