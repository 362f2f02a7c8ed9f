package org.tidewire.transfer.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * Which files we send, and offers them again whenever their friend comes online (Tox, File Resuming). The sources are
 * looked at once, when the friend comes; what it cannot take at once stands in a line from then on. Lines are touched on
 * the memory's thread alone.
 */
final class Sends {
    /** How many files may be on offer to one friend: Tox has that many file numbers. */
    static final int MOST = 256;

    private static final Duration CHECKED = Duration.ofHours(1);

    private final Engine engine;
    private final Map<String, Friend> friends;
    private final Backlog backlog;
    private final Offering offering;
    private final Map<String, Lineup> lines = new ConcurrentHashMap<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final Set<String> moving = ConcurrentHashMap.newKeySet();
    private long checked;

    /**
     * What waits while a friend is online; nothing of it is for the same friend when it comes anew. What was cut off between comes
     * first then, and for all that the thread knows, a friend may be back before it has seen it go.
     */
    private record Lineup(Friend friend, Deque<LiveTransfer> waiting) {}

    Sends(Engine engine, Map<String, Friend> friends) {
        this.engine = engine;
        this.friends = friends;
        backlog = new Backlog(engine);
        offering = new Offering(engine, friends);
        checked = engine.time().nanos();
    }

    Backlog backlog() {
        return backlog;
    }

    /** Offers to everybody who is online, soon. */
    void due() {
        friends.keySet().forEach(this::due);
    }

    /** Offers what is unfinished, soon, and once for all that ask for it. */
    void due(String id) {
        if (engine.memory().isThere() && friends.containsKey(id) && due.add(id)) {
            engine.memory().later(() -> {
                due.remove(id);
                offerAll(id);
            });
        }
    }

    /** One that is over makes room for one that waits; one that was cut off waits again. */
    void ended(LiveTransfer transfer) {
        if (!transfer.parties().isSend()) {
            return;
        }
        backlog.left(transfer);
        TransferInfo info = transfer.info();
        boolean goesOn = info.state() == TransferState.INTERRUPTED || info.state() == TransferState.FAILED;
        if (goesOn && Memory.isKept(info)) {
            backlog.due();
        }
        String id = transfer.peer().name();
        Lineup line = lines.get(id);
        if (line != null && !line.waiting().isEmpty() && moving.add(id)) {
            engine.memory().later(() -> {
                moving.remove(id);
                move(id);
            });
        }
    }

    /** Time passes: now and then it is looked whether what waits is still remembered. Of the clock's thread. */
    void tick() {
        long now = engine.time().nanos();
        if (now - checked >= CHECKED.toNanos()) {
            checked = now;
            engine.memory().later(backlog::check);
        }
    }

    /**
     * Offers a file, after it is remembered: durable before the friend can know. Without a friend it waits for one.
     *
     * @throws IOException if it cannot be remembered or offered; it is forgotten then
     */
    void first(LiveTransfer transfer, Friend friend) throws IOException {
        engine.announce(transfer);
        try {
            engine.memory().remember(transfer.info());
        } catch (IOException e) {
            engine.memory().forget(transfer.info());
            transfer.fail("it could not be remembered: " + Course.text(e));
            throw new IOException("nothing is offered, for it could not be remembered: " + Course.text(e), e);
        }
        if (transfer.info().state().isFinal()) {
            engine.memory().over(transfer.info()); // again, for it was over before it was remembered
            throw new TransferException(Reason.DENIED, "the transfer was ended before it was offered");
        }
        if (friend == Wire.ABSENT) {
            join(transfer);
            return;
        }
        offering.first(transfer, friend);
    }

    /** Lets one that is remembered wait: for its friend, or for one of the many before it. */
    void join(LiveTransfer transfer) {
        join(List.of(transfer));
    }

    /** Lets some of one friend wait, in their order. */
    void join(List<LiveTransfer> all) {
        if (all.isEmpty()) {
            return;
        }
        String id = all.get(0).peer().name();
        engine.memory().later(() -> {
            all.forEach(backlog::keep);
            Lineup line = current(id);
            if (line == null) {
                due(id); // should the friend have come meanwhile
            } else {
                line.waiting().addAll(all);
                move(id);
            }
        });
    }

    /** Puts one that waits before the others, soon; how it was remembered counts when the friend comes. */
    void ahead(LiveTransfer transfer) {
        engine.memory().later(() -> {
            Lineup line = lines.get(transfer.peer().name());
            if (line != null && line.waiting().remove(transfer)) {
                line.waiting().addFirst(transfer);
            }
        });
    }

    /** Tells whether a friend has as many offers as it can take, or others that wait to be offered. */
    boolean isFull(String id) {
        return onOffer(id) >= MOST
                || engine.register().live(id).stream()
                        .anyMatch(each -> each.parties().isSend() && !isOnOffer(each));
    }

    /** Tells how many files are on offer to a friend. */
    int onOffer(String id) {
        return (int) engine.register().live(id).stream()
                .filter(each -> each.parties().isSend() && isOnOffer(each))
                .count();
    }

    private void offerAll(String id) {
        Friend friend = friends.get(id);
        if (friend == null) {
            return;
        }
        try {
            Deque<LiveTransfer> line = new ConcurrentLinkedDeque<>();
            Set<LiveTransfer> unchanged = new HashSet<>();
            for (LiveTransfer each : backlog.live(id, engine.memory().records().unfinished(id))) {
                unchanged.add(each);
                if (!isOnOffer(each)) {
                    line.addLast(each);
                }
            }
            lines.put(id, new Lineup(friend, line));
            backlog.check(id, unchanged);
            move(id);
        } catch (IOException e) {
            engine.log().info("Not all files were offered to {} again: {}", id, Course.text(e));
        }
    }

    /** Offers from the line what the friend can take. One that cannot be offered lets the others wait for the next time. */
    private void move(String id) {
        Lineup lineup = current(id);
        if (lineup == null) {
            return;
        }
        Deque<LiveTransfer> line = lineup.waiting();
        try {
            for (int open = onOffer(id); open < MOST && !line.isEmpty(); ) {
                LiveTransfer next = line.remove();
                boolean waits = !next.info().state().isFinal() && !isOnOffer(next);
                open += waits && offering.again(next, lineup.friend()) ? 1 : 0;
            }
        } catch (IOException e) {
            lines.remove(id);
            engine.log().info("Not all files were offered to {} again: {}", id, Course.text(e));
        }
    }

    /** Gives what waits while the friend is there that is there now; null if nothing was lined up for it. */
    private Lineup current(String id) {
        Lineup line = lines.get(id);
        if (line != null && line.friend() != friends.get(id)) {
            lines.remove(id);
            return null;
        }
        return line;
    }

    private static boolean isOnOffer(LiveTransfer transfer) {
        return transfer.friend() != Wire.ABSENT;
    }
}
