package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(3);

    /** Packets a ms, those that may wait, one way in ms, lost of a thousand, the share of the way that is to be used. */
    @ParameterizedTest
    @CsvSource({
        "10, 90, 1, 0, 0.8",
        "10, 90, 25, 10, 0.7",
        "2, 90, 25, 30, 0.7",
        "2, 2000, 10, 0, 0.8",
        "0.5, 1000, 50, 10, 0.75",
    })
    void aWayIsFilledAndNotFlooded(double perMilli, int buffer, int delay, int loss, double share) {
        Bulk bulk = new Bulk(5);
        bulk.network.delay = delay * 1_000_000L;
        bulk.network.loss = loss;
        Bottleneck way = new Bottleneck(perMilli, buffer, bulk.one.out);
        bulk.one.out = way;
        bulk.ticked = way::tick;
        bulk.link();
        int packets = (int) (perMilli * 4000);
        byte[] bytes = bulk.random(packets * Bulk.CHUNK);
        long millis = bulk.send(bytes, 60_000);
        bulk.assertReceived(bytes);
        double used = packets / perMilli / millis;
        double dropped = (double) way.dropped / packets;
        assertTrue(used > share, used + " of the way used");
        assertTrue(dropped < 0.25, dropped + " dropped");
    }

    /** Of a near peer everything may be acknowledged whenever the sender has its turn, which says nothing about idleness. */
    @Test
    void aWayThatIsEmptyBeforeEachTurnIsUsedEverMore() {
        Pace pace = new Pace(0);
        turns(pace, 0, 1000, TURN);
        assertTrue(pace.room(0) > 100, pace.room(0) + " packets a turn");
    }

    @Test
    void whoHasTooFewTurnsDoesNotTakeTheWayForSlow() {
        Pace pace = new Pace(0);
        long later = turns(pace, 0, 1000, TURN);
        later = turns(pace, later, 200, 20 * TURN);
        turns(pace, later, 1, TURN);
        assertTrue(pace.room(0) > 100, pace.room(0) + " packets a turn");
    }

    @Test
    void onlyWhoHasUsedUpTheCreditIsBehind() {
        Pace pace = new Pace(0);
        long later = TimeUnit.SECONDS.toNanos(1);
        assertFalse(pace.behind(later), "nothing was sent");
        takeAll(pace);
        assertFalse(pace.behind(0), "it is too early for more");
        assertTrue(pace.behind(later));
    }

    /** Turns in which everything goes that may, and is acknowledged at once; returns the time of the last one. */
    private static long turns(Pace pace, long from, int count, long apart) {
        long now = from;
        for (int turn = 0; turn < count; turn++) {
            now += apart;
            pace.tick(now, 0);
            pace.learn(new AckTally(takeAll(pace), 0, TURN / 2), now);
        }
        pace.tick(now + apart, 0);
        return now + apart;
    }

    private static int takeAll(Pace pace) {
        int room = pace.room(0);
        for (int i = 0; i < room; i++) {
            pace.take();
        }
        return room;
    }
}
