package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How pieces become portions. */
@Timeout(60)
class InflowTest {
    private static final int CHUNK = 1371;

    private final Inflow inflow = new Inflow();

    private long put(int pieces) {
        long waiting = 0;
        for (int i = 0; i < pieces; i++) {
            waiting = inflow.put(ByteBuffer.wrap(new byte[CHUNK]));
        }
        return waiting;
    }

    @Test
    void piecesAreStoredTogether() throws InterruptedException {
        assertEquals(50L * CHUNK, put(50));
        ByteBuffer portion = inflow.take();
        assertEquals(Inflow.PORTION, portion.remaining());
        assertEquals(2L * CHUNK, inflow.used(portion, Inflow.PORTION));
        assertEquals(2 * CHUNK, inflow.take().remaining(), "few do not wait for ever");
    }

    @Test
    void whatIsLeftAtTheEndIsTakenAndThenNothing() throws InterruptedException {
        put(1);
        inflow.end();
        assertEquals(CHUNK, inflow.take().remaining());
        assertNull(inflow.take());
    }

    @Test
    void portionsThatWereStoredAreUsedAgain() throws InterruptedException {
        put(49);
        ByteBuffer portion = inflow.take();
        inflow.used(portion, Inflow.PORTION);
        put(48);
        inflow.take();
        assertSame(portion, inflow.take());
    }

    @Test
    void whatIsClosedTakesNothingMore() throws InterruptedException {
        put(3);
        assertEquals(3L * CHUNK, inflow.close());
        assertEquals(0, put(1));
        assertNull(inflow.take());
    }
}
