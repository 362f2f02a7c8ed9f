package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last piece of a file, of which the sender does not hear before whoever takes it says so. */
class LastPieceTest extends FriendFilesFixture {
    private void arrives(int length, int... pieces) {
        offer(length);
        last().keeps = true;
        last().file.accept();
        for (int piece : pieces) {
            assertEquals(0, toAnna.holds);
            bert.received(0, ByteBuffer.allocate(piece));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, CHUNK - 1, CHUNK})
    void onlyTheLastPieceIsHeldUntilItIsReleased(int end) {
        arrives(CHUNK + end, CHUNK, end);
        assertEquals(1, toAnna.holds);
        assertEquals(List.of("whole"), last().events);
        last().hold.release();
        assertEquals(0, toAnna.holds);
    }

    @Test
    void theOnePieceOfAnEmptyFileIsHeld() {
        arrives(0, 0);
        assertEquals(1, toAnna.holds);
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void aShortPieceBeforeTheEndIsHeldAndEndsTheFileEarly() {
        arrives(5 * CHUNK, CHUNK, 7);
        assertEquals(1, toAnna.holds);
        assertEquals(List.of("early"), last().events);
        assertEquals(CHUNK + 7, last().bytes.size());
        assertTrue(last().file.isOver());
        bert.received(0, ByteBuffer.allocate(CHUNK));
        assertEquals(CHUNK + 7, last().bytes.size(), "what follows is of no file");
    }

    @Test
    void whoStopsTheFileAtItsLastPieceHoldsNothing() {
        IncomingFile[] taken = new IncomingFile[1];
        Noted stops = new Noted() {
            @Override
            public void data(ByteBuffer data) {
                assertEquals(1, toAnna.holds, "held before anything can be answered");
                taken[0].kill();
            }
        };
        bert.taker(file -> {
            taken[0] = file;
            return stops;
        });
        offer(5);
        taken[0].accept();
        bert.received(0, ByteBuffer.allocate(5));
        assertEquals(0, toAnna.holds);
        assertEquals(List.of(), stops.events);
        assertEquals(List.of("ACCEPT RECEIVING 0", "KILL RECEIVING 0"), toAnna.sent());
    }
}
