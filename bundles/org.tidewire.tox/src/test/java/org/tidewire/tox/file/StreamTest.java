package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;

/** Files whose size nobody knows before they end, over a link in memory. */
class StreamTest extends FriendFilesFixture {
    private static final long STREAM = FileRequestPacket.UNKNOWN_SIZE;

    private void accepted() {
        last().file.accept();
        settle();
        toBert.sent();
    }

    @Test
    void aShortPieceEndsIt() {
        OutgoingFile file = offer(STREAM);
        accepted();
        file.add(ByteBuffer.wrap(random(2 * CHUNK)));
        settle();
        assertEquals(List.of(), last().events);
        file.add(ByteBuffer.wrap(random(7)));
        settle();
        assertEquals(List.of("data 0 1371", "data 0 1371", "data 0 7"), toBert.sent());
        assertEquals(List.of("whole"), last().events);
        assertEquals(List.of("accepted", "emptied", "emptied", "delivered"), end.events);
        assertEquals(2 * CHUNK + 7, last().bytes.size());
    }

    @Test
    void anExactMultipleOfPiecesEndsWithAnEmptyOne() {
        OutgoingFile file = offer(STREAM);
        accepted();
        file.add(ByteBuffer.wrap(random(2 * CHUNK)));
        file.add(ByteBuffer.allocate(0));
        settle();
        assertEquals(List.of("data 0 1371", "data 0 1371", "data 0 0"), toBert.sent());
        assertEquals(List.of("whole"), last().events);
        assertArrayEquals(random(2 * CHUNK), last().bytes.toByteArray());
        assertTrue(file.isOver() && last().file.isOver());
    }

    @Test
    void anEmptyOneIsAnEmptyPiece() {
        OutgoingFile file = offer(STREAM);
        accepted();
        file.add(ByteBuffer.allocate(0));
        settle();
        assertEquals(List.of("data 0 0"), toBert.sent());
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void nothingFollowsItsEnd() {
        OutgoingFile file = offer(STREAM);
        file.add(ByteBuffer.wrap(random(5)));
        assertThrows(IllegalArgumentException.class, () -> file.add(ByteBuffer.wrap(random(CHUNK))));
    }

    @Test
    void itMayBeginAnywhere() {
        byte[] bytes = random(5000);
        OutgoingFile file = offer(STREAM);
        assertTrue(last().file.seek(Long.MAX_VALUE));
        assertTrue(last().file.seek(4000));
        accepted();
        file.add(ByteBuffer.wrap(bytes, 4000, 1000));
        settle();
        assertEquals(List.of("sought " + Long.MAX_VALUE, "sought 4000", "accepted"), end.events.subList(0, 3));
        assertArrayEquals(Arrays.copyOfRange(bytes, 4000, 5000), last().bytes.toByteArray());
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void whoSeeksWhereNoStreamReachesGetsNothing() {
        OutgoingFile file = offer(STREAM);
        anna.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, -1));
        assertFalse(file.isOver(), "2^64 - 1 is the size, and ignored like every size");
        anna.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, Long.MIN_VALUE));
        settle();
        assertEquals(List.of("killed"), end.events);
        assertEquals(List.of("killed"), last().events);
    }

    @Test
    void itIsPausedByEitherAndGoesOn() {
        OutgoingFile file = offer(STREAM);
        accepted();
        last().file.hold(true);
        settle();
        file.add(ByteBuffer.wrap(random(CHUNK)));
        settle();
        assertEquals(List.of(), toBert.sent());
        last().file.hold(false);
        settle();
        file.hold(true);
        file.add(ByteBuffer.allocate(0));
        settle();
        assertEquals(List.of("paused"), last().events);
        file.hold(false);
        settle();
        assertEquals(List.of("paused", "resumed", "whole"), last().events);
    }
}
