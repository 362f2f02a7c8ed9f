package org.tidewire.tox.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {
    private long now = TimeUnit.MILLISECONDS.toNanos(-5);

    private int taken(Allowance allowance, long millisLater) {
        now += TimeUnit.MILLISECONDS.toNanos(millisLater);
        int taken = 0;
        while (allowance.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void itIsUsedUpAndComesBackWithTime() {
        Allowance allowance = new Allowance(() -> now, 10);
        assertEquals(10, taken(allowance, 0));
        assertEquals(0, taken(allowance, 99));
        assertEquals(1, taken(allowance, 1));
        assertEquals(5, taken(allowance, 500));
        assertEquals(10, taken(allowance, 3_600_000));
    }

    @Test
    void noMoreAreThereAtOnceThanIsSaid() {
        Allowance allowance = new Allowance(() -> now, 2000, 200);
        assertEquals(200, taken(allowance, 0));
        assertEquals(100, taken(allowance, 50));
        assertEquals(200, taken(allowance, 1000));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "1000001, 1", "1, 1000001", "-1, 1"})
    void whatIsNoAllowanceIsRefused(int perSecond, int atOnce) {
        assertThrows(IllegalArgumentException.class, () -> new Allowance(() -> now, perSecond, atOnce));
    }
}
