package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What both sides say at the same moment, so that each hears the other only afterwards. */
class CrossingTest extends FriendFilesFixture {
    private OutgoingFile running(int pieces) {
        OutgoingFile file = offer((long) pieces * CHUNK);
        file.add(ByteBuffer.wrap(random(pieces * CHUNK)));
        last().file.accept();
        toAnna.deliver();
        toAnna.sent();
        return file;
    }

    @Test
    void twoKillsEndItOnceOnEachSideAndAreNotAnswered() {
        OutgoingFile file = running(3);
        toBert.sent();
        file.kill();
        last().file.kill();
        settle();
        assertEquals(List.of("KILL SENDING 0"), toBert.sent());
        assertEquals(List.of("KILL RECEIVING 0"), toAnna.sent());
        assertEquals(List.of("accepted"), end.events);
        assertEquals(List.of(), last().events);
        assertTrue(file.isOver() && last().file.isOver());
    }

    @Test
    void aKillThatMeetsTheLastPieceHarmsNothing() {
        running(3);
        anna.tick();
        toBert.carry();
        last().file.kill();
        settle();
        assertEquals(List.of("whole"), last().events);
        assertEquals(List.of("accepted", "emptied", "delivered"), end.events);
        running(1);
        settle();
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void aKillBySenderThatCrossesAnAcceptanceIsAnsweredByNothingThatHarms() {
        OutgoingFile file = offer(5L * CHUNK);
        file.kill();
        last().file.accept();
        settle();
        assertEquals(List.of("killed"), last().events);
        OutgoingFile next = offer(5);
        assertNotNull(next);
        last().file.accept();
        next.add(ByteBuffer.wrap(random(5)));
        settle();
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void twoPausesNeedTwoResumes() {
        OutgoingFile file = running(30);
        anna.tick();
        file.hold(true);
        last().file.hold(true);
        settle();
        assertEquals(10 * CHUNK, last().bytes.size());
        file.hold(false);
        settle();
        assertEquals(10 * CHUNK, last().bytes.size());
        last().file.hold(false);
        settle();
        assertEquals(30 * CHUNK, last().bytes.size());
        assertEquals(List.of("paused", "resumed", "whole"), last().events);
    }

    @Test
    void aPauseThatMeetsTheLastPieceHoldsNothingBack() {
        OutgoingFile file = running(3);
        anna.tick();
        last().file.hold(true);
        settle();
        assertEquals(List.of("whole"), last().events);
        assertEquals(List.of("accepted", "emptied", "paused", "delivered"), end.events);
        assertTrue(file.isOver());
    }
}
