package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PenaltiesTest {
    private static final Source GUESSER = new Source(false, 1);
    private static final Source OTHER = new Source(false, 2);
    private static final Duration FAILURE = Offence.LOGIN_FAILED.penalty();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7); // clocks may turn over
    private final Penalties penalties = new Penalties(now::get);

    @Test
    void aSlipOfThePenCostsNothingAndTheThirdAtOnceKeepsOut() {
        assertFalse(penalties.add(GUESSER, FAILURE));
        assertFalse(penalties.add(GUESSER, FAILURE));
        assertEquals(Duration.ZERO, penalties.left(GUESSER));
        assertTrue(penalties.add(GUESSER, FAILURE));
        assertEquals(Duration.ofSeconds(15), penalties.left(GUESSER));
        assertEquals(Duration.ZERO, penalties.left(OTHER));
    }

    @Test
    void whoIsKeptOutStaysSoUntilAllOfItIsOver() {
        guess(GUESSER, 3);
        pass(Duration.ofSeconds(15).minusNanos(1));
        assertEquals(Duration.ofNanos(1), penalties.left(GUESSER));
        pass(Duration.ofNanos(1));
        assertEquals(Duration.ZERO, penalties.left(GUESSER));
        assertEquals(0, penalties.size());
        assertFalse(penalties.add(GUESSER, FAILURE), "he begins anew");
    }

    @Test
    void itIsSaidOnceThatSomebodyIsKeptOut() {
        guess(GUESSER, 3);
        for (int i = 0; i < 1_000; i++) {
            assertFalse(penalties.add(GUESSER, FAILURE));
            pass(Duration.ofSeconds(1));
        }
        assertEquals(Duration.ofSeconds(599), penalties.left(GUESSER));
    }

    @Test
    void nobodyIsKeptOutForMoreThanTenMinutes() {
        guess(GUESSER, 1_000_000);
        assertEquals(Duration.ofMinutes(10), penalties.left(GUESSER));
    }

    @Test
    void elevenFailuresWithinAMinuteKeepOutUnlessTheyAreSpreadOut() {
        for (int i = 0; i < 11; i++) {
            penalties.add(GUESSER, FAILURE);
            penalties.add(OTHER, FAILURE);
            pass(Duration.ofSeconds(2));
        }
        assertEquals(Duration.ofSeconds(33), penalties.left(GUESSER));
        int most = 0;
        Source patient = new Source(false, 3);
        for (int i = 0; i < 600; i++) {
            most += penalties.add(patient, FAILURE) ? 1 : 0;
            pass(Duration.ofSeconds(6));
        }
        assertEquals(0, most, "ten a minute never add up");
    }

    @Test
    void aMillionSourcesAreBoundedAndPushNobodysLargePenaltyOut() {
        guess(GUESSER, 200);
        for (int i = 0; i < 1_000_000; i++) {
            penalties.add(new Source(true, i), FAILURE);
            now.addAndGet(1_000);
        }
        assertEquals(Penalties.SOURCES, penalties.size());
        assertEquals(Duration.ofSeconds(599), penalties.left(GUESSER));
        pass(Duration.ofSeconds(5));
        assertEquals(1, penalties.size(), "what is over is forgotten");
    }

    private void guess(Source source, int times) {
        for (int i = 0; i < times; i++) {
            penalties.add(source, FAILURE);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
