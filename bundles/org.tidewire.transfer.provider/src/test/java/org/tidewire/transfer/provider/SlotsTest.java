package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class SlotsTest {
    private static final int PEERS = 500;
    private static final int FILES = 20;

    private final List<TransferInfo> told = Collections.synchronizedList(new ArrayList<>());
    private final Events events = new Events(Fixture.silentLogger());
    private final Slots slots = new Slots(new Slots.Most(10, 1, PEERS * FILES));
    private final Random random = new Random();
    private final long seed = System.nanoTime();
    private long number;

    SlotsTest() {
        random.setSeed(seed);
        events.add(new Ear(told::add));
    }

    @Test
    void servesFiveHundredPeersEquallyInEveryWindowOfFullRounds() throws InterruptedException {
        List<LiveTransfer> arriving = arrivals();
        List<LiveTransfer> holding = new ArrayList<>();
        Map<Peer, Integer> left = new HashMap<>();
        List<Peer> served = new ArrayList<>();
        for (LiveTransfer transfer : arriving) {
            slots.join(transfer);
            slots.tellPlace(transfer);
            left.merge(transfer.peer(), 1, Integer::sum);
        }
        while (Collections.min(left.values()) > 1) { // as long as everybody waits for something
            for (LiveTransfer next : slots.grant()) {
                served.add(next.peer());
                left.merge(next.peer(), -1, Integer::sum);
                holding.add(next);
            }
            slots.leave(holding.remove(random.nextInt(holding.size())));
        }
        assertTrue(served.size() > PEERS * (FILES - 3), "far enough to tell, seed " + seed);
        for (int window : new int[] {PEERS, 3 * PEERS}) {
            for (int from = 0; from + window <= served.size(); from += 7) {
                double fairness = jain(served.subList(from, from + window));
                assertTrue(fairness > 0.95, fairness + " from " + from + ", seed " + seed);
            }
        }
        checkPlaces();
    }

    @Test
    void holdsNobodyWhenAllHaveGone() {
        List<LiveTransfer> open = arrivals();
        open.forEach(slots::join);
        Collections.shuffle(open, random);
        for (LiveTransfer transfer : open) {
            slots.leave(transfer);
            slots.leave(transfer);
            slots.grant();
        }
        assertTrue(slots.isEmpty(), "seed " + seed);
    }

    @Test
    void tellsAReleaseToNobodyButTheFirst() throws InterruptedException {
        arrivals().forEach(slots::join);
        List<LiveTransfer> granted = slots.grant();
        slots.tellPlaces();
        hear();
        told.clear();
        slots.leave(granted.get(0));
        assertEquals(1, slots.grant().size());
        hear();
        assertEquals(1, told.size(), "the next one, who is the first now");
        assertEquals(1, told.get(0).queue());
        told.clear();
        slots.tellPlaces();
        hear();
        assertEquals(PEERS * FILES - 12, told.size(), "everybody moved up by one, but for the first");
        told.clear();
        slots.tellPlaces();
        hear();
        assertEquals(List.of(), told, "only what changed is told");
    }

    @Test
    void tellsWhoComesThePlaceThatTheNumberingWouldTell() {
        Deque<LiveTransfer> open = new ArrayDeque<>();
        for (int step = 0; step < 2000; step++) {
            if (random.nextInt(3) > 0 || open.isEmpty()) {
                LiveTransfer transfer = transfer(new Peer("peer" + random.nextInt(30), "p"));
                open.add(transfer);
                slots.join(transfer);
                slots.grant();
                List<Runnable> ways = new ArrayList<>(List.of(() -> slots.tellPlace(transfer), this::number));
                Collections.shuffle(ways, random); // the second may not find it further to the front than the first
                ways.get(0).run();
                int place = transfer.info().queue();
                ways.get(1).run();
                assertEquals(place, transfer.info().queue(), "step " + step + ", seed " + seed);
            } else {
                slots.leave(open.remove());
            }
        }
    }

    @Test
    void onlyWhoWaitsIsPutFirst() throws TransferException {
        Peer peer = new Peer("peer", "p");
        LiveTransfer stranger = transfer(peer);
        assertFalse(slots.first(stranger), "nobody is there");
        List<LiveTransfer> all = List.of(transfer(peer), transfer(peer), transfer(peer));
        all.forEach(slots::join);
        assertEquals(List.of(all.get(0)), slots.grant());
        assertFalse(slots.first(all.get(0)), "it has a slot");
        assertFalse(slots.first(stranger));
        slots.tellPlaces();
        assertTrue(slots.first(all.get(2)));
        assertEquals(1, all.get(2).info().queue());
        assertEquals(2, all.get(1).info().queue());
        slots.leave(all.get(0));
        assertEquals(List.of(all.get(2)), slots.grant());
    }

    @Test
    void takesNoMoreThanMayWait() throws TransferException {
        Peer peer = new Peer("peer", "p");
        slots.limit(new Slots.Most(0, 1, 2));
        slots.requireRoom();
        LiveTransfer one = transfer(peer);
        slots.join(one);
        slots.requireRoom();
        slots.join(transfer(peer));
        TransferException full = assertThrows(TransferException.class, slots::requireRoom);
        assertEquals(TransferException.Reason.QUEUE_FULL, full.reason());
        assertEquals(List.of(), slots.grant(), "there are no slots");
        assertFalse(slots.isEmpty());
        slots.leave(one);
        slots.requireRoom();
    }

    @Test
    void countsSlotsForAClientForItsAccountAndInAll() {
        slots.limit(new Slots.Most(3, 2, PEERS));
        Peer here = new Peer("anna", "here");
        Peer there = new Peer("anna", "there");
        Peer other = new Peer("bert", "here");
        for (Peer peer : List.of(here, here, here, there, other, other)) {
            slots.join(transfer(peer));
        }
        List<LiveTransfer> granted = slots.grant();
        assertEquals(
                List.of(here, there, other),
                granted.stream().map(LiveTransfer::peer).toList());
        assertEquals(3, slots.holding().size());
        slots.limit(new Slots.Most(10, 2, PEERS));
        assertEquals(
                List.of(here, other),
                slots.grant().stream().map(LiveTransfer::peer).toList(),
                "no client gets a third");
    }

    /** Numbers all; somebody must have gone for that. */
    private void number() {
        LiveTransfer passing = transfer(new Peer("passing", "p"));
        slots.join(passing);
        slots.leave(passing);
        slots.tellPlaces();
    }

    /** Waits until all is told. */
    private void hear() throws InterruptedException {
        TransferInfo last = transfer(new Peer("last", "p")).info();
        events.changed(last, last);
        Fixture.await("all told", () -> told.contains(last));
        told.remove(last);
    }

    private List<LiveTransfer> arrivals() {
        List<LiveTransfer> all = new ArrayList<>();
        for (int i = 0; i < PEERS * FILES; i++) {
            all.add(transfer(new Peer("peer" + i % PEERS, "127.0.0.1")));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private LiveTransfer transfer(Peer peer) {
        Subject subject = new Subject(
                ++number,
                FileId.random(),
                Direction.OUTGOING,
                peer,
                () -> AccountLimits.NONE,
                FileKind.DATA,
                "file",
                FilePath.of("/file"),
                10);
        Standing standing = new Standing(subject, TransferState.QUEUED, 0, events);
        return new LiveTransfer(standing, new Source(subject.path(), 10), Wire.WIRED, null);
    }

    /** Jain's index: 1 if all peers got the same, 1/n if one got all. */
    private static double jain(List<Peer> served) {
        Map<Peer, Integer> counts = new HashMap<>();
        served.forEach(peer -> counts.merge(peer, 1, Integer::sum));
        double squares =
                counts.values().stream().mapToDouble(n -> (double) n * n).sum();
        return (double) served.size() * served.size() / (PEERS * squares);
    }

    private void checkPlaces() throws InterruptedException {
        slots.tellPlaces();
        hear();
        Map<Long, Integer> last = new HashMap<>();
        for (TransferInfo info : told) {
            Integer before = last.put(info.number(), info.queue());
            assertTrue(before == null || info.queue() < before, info + ", seed " + seed);
        }
        assertEquals(PEERS * FILES, last.size(), "everybody was told something");
    }
}
