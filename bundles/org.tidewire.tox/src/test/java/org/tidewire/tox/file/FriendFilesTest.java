package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRole;

/** Files between two friends over a link in memory. */
class FriendFilesTest extends FriendFilesFixture {
    private void travels(int length, int... pieces) {
        byte[] bytes = random(length);
        OutgoingFile file = offer(length);
        file.add(ByteBuffer.wrap(bytes));
        anna.tick();
        assertEquals(List.of("offer " + file.number()), toBert.sent());
        last().file.accept();
        settle();
        List<String> expected = new ArrayList<>();
        for (int piece : pieces) {
            expected.add("data " + file.number() + " " + piece);
        }
        assertEquals(expected, toBert.sent());
        assertArrayEquals(bytes, last().bytes.toByteArray());
        assertEquals(List.of("whole"), last().events);
        assertEquals(List.of("accepted", "emptied", "delivered"), end.events);
        assertTrue(file.isOver() && last().file.isOver());
    }

    @Test
    void anEmptyFileIsOneEmptyPiece() {
        travels(0, 0);
    }

    @Test
    void aShortFileIsOnePiece() {
        travels(5, 5);
    }

    @Test
    void allPiecesButTheLastAreOfOneSize() {
        travels(2 * CHUNK + 7, CHUNK, CHUNK, 7);
    }

    @Test
    void aFileOfWholePiecesHasNoEmptyOneAtItsEnd() {
        travels(2 * CHUNK, CHUNK, CHUNK);
    }

    @Test
    void theSenderIsDoneOnlyWhenTheLastPieceIsAcknowledged() {
        OutgoingFile file = offer(5);
        last().file.accept();
        toAnna.deliver();
        file.add(ByteBuffer.wrap(random(5)));
        assertTrue(anna.tick());
        toBert.carry();
        anna.tick();
        assertEquals(List.of("whole"), last().events);
        assertEquals(List.of("accepted", "emptied"), end.events);
        toBert.deliver();
        assertFalse(anna.tick());
        assertEquals(List.of("accepted", "emptied", "delivered"), end.events);
    }

    @Test
    void theReceiverMayBeginElsewhereBeforeItAccepts() {
        byte[] bytes = random(5000);
        OutgoingFile file = offer(bytes.length);
        IncomingFile there = last().file;
        assertFalse(there.seek(5000));
        assertTrue(there.seek(4000));
        assertTrue(there.seek(3000));
        there.accept();
        assertFalse(there.seek(1000));
        toAnna.deliver();
        assertEquals(List.of("sought 4000", "sought 3000", "accepted"), end.events);
        file.add(ByteBuffer.wrap(bytes, 3000, 2000));
        settle();
        assertEquals(List.of("data 0 1371", "data 0 629"), toBert.sent().subList(1, 3));
        assertEquals(2000, last().bytes.size());
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void aSeekByTheSenderOrTooLateOrBeyondTheEndIsIgnored() {
        offer(100);
        anna.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, 100));
        bert.received(new FileControlPacket(FileRole.SENDING, 0, FileControlKind.SEEK, 7));
        anna.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.ACCEPT));
        anna.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, 7));
        assertEquals(List.of("accepted"), end.events);
        assertEquals(List.of(), last().events);
    }

    @Test
    void whatIsOnTheWayIsTakenAfterAPauseAndNothingElseIsSent() {
        OutgoingFile file = offer(20L * CHUNK);
        file.add(ByteBuffer.wrap(random(20 * CHUNK)));
        last().file.accept();
        toAnna.deliver();
        anna.tick();
        last().file.hold(true);
        toBert.deliver();
        toAnna.deliver();
        settle();
        assertEquals(10 * CHUNK, last().bytes.size());
        file.hold(true);
        last().file.hold(false);
        settle();
        assertEquals(10 * CHUNK, last().bytes.size());
        file.hold(false);
        settle();
        assertEquals(20 * CHUNK, last().bytes.size());
        assertEquals(List.of("paused", "resumed", "whole"), last().events);
        assertEquals(List.of("accepted", "paused", "resumed", "emptied", "delivered"), end.events);
    }

    @Test
    void twoReasonsToPauseAreOnePause() {
        offer(10);
        IncomingFile file = last().file;
        file.accept();
        toAnna.sent();
        file.choke(true);
        file.hold(true);
        file.choke(false);
        assertEquals(List.of("PAUSE RECEIVING 0"), toAnna.sent());
        file.hold(false);
        assertEquals(List.of("ACCEPT RECEIVING 0"), toAnna.sent());
    }
}
