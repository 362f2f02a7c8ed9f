package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast bytes moved within the last five seconds. */
class SpeedometerTest {
    private static final long MILLI = 1_000_000;

    private final Speedometer speed = new Speedometer();

    /** A byte each millisecond for ten seconds, and then nothing. */
    @ParameterizedTest
    @ValueSource(ints = {200, 250, 500, 1000})
    void fiveSecondsCountHoweverOftenItIsLookedAt(int step) {
        for (int time = 0; time <= 20_000; time += step) {
            speed.look(true, Math.min(time, 10_000), time * MILLI);
            int begin = Math.max(0, time - 5_000);
            int moved = Math.min(time, 10_000) - Math.min(begin, 10_000);
            double expected = time == 0 ? 0 : moved * 1_000.0 / (time - begin);
            assertEquals(expected, (double) speed.rate(), 1, "after " + time + " ms");
        }
    }

    @Test
    void aLookThatFollowsTooSoonDoesNotCount() {
        long begin = 10_000 * MILLI; // a clock begins anywhere
        speed.look(true, 0, begin);
        speed.look(true, 1_000, begin + 200 * MILLI - 1);
        assertEquals(0, speed.rate());
        speed.look(true, 1_000, begin + 200 * MILLI);
        assertEquals(5_000, speed.rate());
    }

    @Test
    void ofLooksThatAreFarApartTheLatestTwoCount() {
        speed.look(true, 0, 0);
        speed.look(true, 7_000, 7_000 * MILLI);
        assertEquals(1_000, speed.rate());
        speed.look(true, 21_000, 14_000 * MILLI);
        assertEquals(2_000, speed.rate());
    }

    @Test
    void oneThatStoppedBeginsAnew() {
        speed.look(true, 0, 0);
        speed.look(true, 1_000, 1_000 * MILLI);
        speed.look(false, 1_000, 2_000 * MILLI);
        assertEquals(0, speed.rate());
        speed.look(true, 1_000, 2_100 * MILLI);
        assertEquals(0, speed.rate());
        speed.look(true, 1_500, 3_100 * MILLI);
        assertEquals(500, speed.rate());
    }
}
