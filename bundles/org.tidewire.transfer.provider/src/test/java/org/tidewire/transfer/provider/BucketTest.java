package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class BucketTest {
    private static final int MINUTE = 60;

    private final FakeTime clock = new FakeTime();
    private final Bucket all = new Bucket(clock.time());
    private final List<Flow> flows = new ArrayList<>();

    @Test
    void sharesEquallyWhateverTheSizeOfThePieces() {
        all.rate(100_000);
        Flow small = flow(bucket(0), 700);
        Flow large = flow(bucket(0), 65_536);
        Flow middle = flow(bucket(0), 8_192);
        run(MINUTE);
        near(2_000_000, small.moved, 65_536);
        near(2_000_000, middle.moved, 65_536);
        near(2_000_000, large.moved, 65_536);
    }

    @Test
    void leavesToOthersWhatAnAccountMayNotUse() {
        all.rate(100_000);
        Bucket anna = bucket(20_000);
        Flow first = flow(anna, 4_096);
        Flow second = flow(anna, 4_096);
        Flow bert = flow(bucket(0), 4_096);
        run(MINUTE);
        near(600_000, first.moved, 8_192);
        near(600_000, second.moved, 8_192);
        near(4_800_000, bert.moved, 16_384);
    }

    @Test
    void letsWhoIsAloneHaveAll() {
        all.rate(50_000);
        Flow gone = flow(bucket(0), 4_096);
        Flow stays = flow(bucket(0), 4_096);
        run(MINUTE);
        flows.remove(gone);
        gone.pace.end();
        long before = stays.moved;
        run(MINUTE);
        near(3_000_000, stays.moved - before, 16_384);
    }

    @Test
    void makesManySmallFilesPay() {
        all.rate(10_000);
        long from = clock.time().nanos();
        for (int file = 0; file < 100; file++) {
            Pace pace = new Pace(all, bucket(0));
            clock.pass(Duration.ofNanos(pace.owed()));
            pace.charge(5_000);
            pace.end();
        }
        near(50_000, (clock.time().nanos() - from) / 1_000_000, 1_000);
    }

    @Test
    void keepsAQuarterOfASecondForWhoComesLater() {
        all.rate(100_000);
        clock.pass(Duration.ofHours(5));
        Pace pace = new Pace(all, bucket(0));
        pace.charge(25_000);
        assertEquals(0, pace.owed());
        pace.charge(1_000);
        near(10_000_000, pace.owed(), 1000);
    }

    @Test
    void forgivesAllWhenTheLimitIsTakenAway() {
        all.rate(1024);
        Pace pace = new Pace(all, bucket(0));
        pace.charge(1_000_000);
        assertTrue(pace.owed() > 0);
        assertFalse(all.isPaid());
        all.rate(0);
        assertEquals(0, pace.owed());
        assertTrue(all.isPaid());
        pace.charge(1_000_000);
        assertEquals(0, pace.owed());
        all.rate(1_000_000);
        pace.charge(500_000);
        near(500_000_000, pace.owed(), 1000);
        all.rate(100_000);
        near(5_000_000_000L, pace.owed(), 1000);
    }

    @Test
    void movesSmallPiecesWhenItIsSlow() {
        Pace pace = new Pace(all, bucket(0));
        assertEquals(Integer.MAX_VALUE, pace.piece());
        all.rate(1024);
        assertEquals(1024, pace.piece());
        all.rate(100_000);
        assertEquals(25_000, pace.piece());
        new Pace(all, bucket(0)).charge(10_000);
        assertEquals(12_500, pace.piece());
        assertEquals(1_250, new Pace(all, bucket(5_000)).piece());
    }

    @Test
    void whatTimeHasPaidToTheByteIsPaidWithoutBeingAskedFor() {
        all.rate(10_000);
        Pace pace = new Pace(all, bucket(0));
        pace.charge(10_000);
        clock.pass(Duration.ofSeconds(1));
        assertTrue(all.isPaid());
        pace.charge(12_500);
        clock.pass(Duration.ofSeconds(1).minusMillis(1));
        assertFalse(all.isPaid());
    }

    @Test
    void timeThatHasPassedIsWorthWhatTheSpeedWasThen() {
        all.rate(1_024);
        Pace pace = new Pace(all, bucket(0));
        pace.charge(10_240);
        clock.pass(Duration.ofSeconds(5));
        all.rate(10_240);
        near(500_000_000, pace.owed(), 1_000);
    }

    @Test
    void whoGoesLeavesADebtThatIsNotPaidBeforeItsTime() {
        all.rate(10_000);
        Pace gone = new Pace(all, bucket(0));
        gone.charge(10_000);
        gone.end();
        gone.end();
        assertFalse(all.isPaid());
        clock.pass(Duration.ofSeconds(1));
        assertTrue(all.isPaid(), "it was owed once");
    }

    private Bucket bucket(long rate) {
        Bucket bucket = new Bucket(clock.time());
        bucket.rate(rate);
        return bucket;
    }

    private Flow flow(Bucket account, int piece) {
        Flow flow = new Flow(new Pace(all, account), piece);
        flows.add(flow);
        return flow;
    }

    /** Lets all move as fast as they may. */
    private void run(int seconds) {
        long end = clock.time().nanos() + Duration.ofSeconds(seconds).toNanos();
        while (clock.time().nanos() < end) {
            flows.forEach(Flow::move);
            long next = flows.stream().mapToLong(flow -> flow.pace.owed()).min().orElseThrow();
            clock.pass(Duration.ofNanos(next));
        }
    }

    private static void near(long expected, long actual, long within) {
        assertTrue(Math.abs(actual - expected) <= within, actual + " is not about " + expected);
    }

    private static final class Flow {
        private final Pace pace;
        private final int piece;
        private long moved;

        Flow(Pace pace, int piece) {
            this.pace = pace;
            this.piece = piece;
        }

        void move() {
            if (pace.owed() == 0) {
                pace.charge(piece);
                moved += piece;
            }
        }
    }
}
