package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/** Where a transfer stands, and what of that is told. */
class StandingTest {
    private final List<List<TransferInfo>> told = Collections.synchronizedList(new ArrayList<>());
    private final Events events = new Events(Fixture.silentLogger());
    private final FakeTime clock = new FakeTime();
    private final Standing standing =
            new Standing(Queued.numbered(1).subject(), TransferState.QUEUED, 3, events, clock);

    StandingTest() {
        events.add(new TransferListener() {
            @Override
            public void changed(TransferInfo before, TransferInfo after) {
                told.add(List.of(before, after));
            }
        });
    }

    @AfterEach
    void close() {
        events.close();
    }

    /** Gives what was told since it was asked last. */
    private List<List<TransferInfo>> heard() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        events.then(all::countDown);
        assertTrue(all.await(10, TimeUnit.SECONDS), "a listener holds the others up");
        List<List<TransferInfo>> heard = List.copyOf(told);
        told.clear();
        return heard;
    }

    /** Tells it places; gives those that listeners hear. */
    private List<Integer> places(int... all) throws InterruptedException {
        for (int place : all) {
            standing.place(place);
        }
        return heard().stream().map(change -> change.get(1).queue()).toList();
    }

    @Test
    void aPlaceIsToldOnlyAsItGetsSmaller() throws Exception {
        assertEquals(List.of(5, 3, 1), places(5, 5, 6, 3, 4, 1, 2));
        assertEquals(1, standing.info().queue());
    }

    @Test
    void whoIsDisplacedHearsOneLargerPlaceAndNoOther() throws Exception {
        assertEquals(List.of(3), places(3));
        standing.displaced();
        assertEquals(List.of(5), places(5, 6));
        standing.displaced();
        assertEquals(List.of(4, 2), places(4, 5, 2));
        standing.displaced();
        assertEquals(List.of(), places(2, 3), "it stays where it was, and that is all");
        assertEquals(2, standing.info().queue());
    }

    @Test
    void whoeverIsDisplacedBeforeItHasAPlaceHearsTheFirstOne() throws Exception {
        standing.displaced();
        assertEquals(List.of(4), places(4, 6));
    }

    @Test
    void listenersHearHowItStoodAndHowItStands() throws Exception {
        TransferInfo first = standing.info();
        standing.move(TransferState.RUNNING, "");
        TransferInfo second = standing.info();
        standing.path(FilePath.of("/elsewhere"));
        TransferInfo third = standing.info();
        assertTrue(standing.end(TransferState.FAILED, "disk is full"));
        TransferInfo last = standing.info();
        assertEquals(List.of(List.of(first, second), List.of(second, third), List.of(third, last)), heard());
        assertEquals(FilePath.of("/elsewhere"), standing.path());
        assertEquals(FilePath.of("/elsewhere"), third.path());
        assertEquals("disk is full", last.reason());
    }

    @Test
    void itHasAPlaceOnlyWhileItWaits() throws Exception {
        standing.place(2);
        assertEquals(2, standing.info().queue());
        standing.move(TransferState.RUNNING, "");
        assertEquals(0, standing.info().queue());
    }

    @Test
    void aKeyIsGoodOnlyWhileItIsReady() throws Exception {
        assertEquals(Optional.empty(), standing.key());
        standing.key("secret");
        standing.move(TransferState.READY, "");
        assertEquals(Optional.of("secret"), standing.key());
        standing.move(TransferState.RUNNING, "");
        assertEquals(Optional.empty(), standing.key());
    }

    @Test
    void whatIsOverStaysAsItIs() throws Exception {
        standing.position(7);
        assertTrue(standing.end(TransferState.INTERRUPTED, "gone"));
        TransferInfo over = standing.info();
        clock.pass(Duration.ofSeconds(1));
        standing.position(8);
        assertFalse(standing.end(TransferState.FAILED, "late"));
        TransferException refused =
                assertThrows(TransferException.class, () -> standing.move(TransferState.RUNNING, ""));
        assertEquals(Reason.DENIED, refused.reason());
        assertEquals(over, standing.info());
        assertEquals(7, standing.position());
        assertEquals(1, heard().size());
    }

    @Test
    void aStateThatMayNotFollowIsAMistakeOfOurs() throws Exception {
        assertThrows(IllegalStateException.class, () -> standing.move(TransferState.PAUSED, ""));
        assertEquals(TransferState.QUEUED, standing.state());
        assertEquals(List.of(), heard());
    }

    @Test
    void sinceIsWhenItCameToItsState() throws Exception {
        assertEquals(clock.instant(), standing.since());
        clock.pass(Duration.ofSeconds(2));
        standing.position(4);
        assertEquals(clock.instant().minusSeconds(2), standing.since());
        standing.move(TransferState.RUNNING, "");
        assertEquals(clock.instant(), standing.since());
    }

    @Test
    void anEndIsToldOnceAlsoIfItsPlaceChangesAtThatMoment() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService queue = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 2_000; round++) {
                Standing each = new Standing(Queued.numbered(1).subject(), TransferState.QUEUED, 0, events, clock);
                Future<?> places = queue.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    for (int place = 100; place > 0; place--) {
                        each.place(place);
                    }
                    return null;
                });
                start.await(10, TimeUnit.SECONDS);
                each.end(TransferState.CANCELLED, "");
                places.get(10, TimeUnit.SECONDS);
                List<List<TransferInfo>> heard = heard();
                long ends = heard.stream()
                        .filter(news -> news.get(1).state().isFinal())
                        .count();
                assertEquals(1, ends, "round " + round);
                assertEquals(
                        TransferState.CANCELLED,
                        heard.get(heard.size() - 1).get(1).state(),
                        "round " + round);
            }
        } finally {
            queue.shutdownNow();
        }
    }
}
