package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When files pause because storage does not keep up. */
class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void aFileAloneHasMuchRoomAndPausesShortly() {
        assertTrue(backlog.add(Backlog.HIGH));
        assertFalse(backlog.isHigh(Backlog.HIGH));
        assertTrue(backlog.isHigh(Backlog.HIGH + 1));
        assertFalse(backlog.isLow(Backlog.LOW));
        assertTrue(backlog.isLow(Backlog.LOW - 1));
    }

    @Test
    void asManyFilesAsThereAreNumbersPauseBeforeTheyAreTooMany() {
        long[] own = new long[256];
        boolean moves = true;
        for (int round = 0; moves; round++) {
            moves = false;
            for (int file = 0; file < own.length; file++) {
                if (!backlog.isHigh(own[file])) {
                    own[file] += 1371;
                    assertTrue(backlog.add(1371), "too much in round " + round);
                    moves = true;
                }
            }
        }
    }

    @Test
    void aFileOfWhichNothingWaitsGoesOnHoweverManyOthersWait() {
        backlog.add(Backlog.MOST);
        assertTrue(backlog.isHigh(Backlog.FEW + 1));
        assertTrue(backlog.isLow(0));
    }

    @Test
    void whatWaitsNoMoreMakesRoom() {
        assertFalse(backlog.add(Backlog.MOST + 1));
        assertTrue(backlog.add(-1));
    }
}
