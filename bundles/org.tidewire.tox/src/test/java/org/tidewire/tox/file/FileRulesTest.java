package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.FileId;

/** What a friend does that is not polite, and what ends files. */
class FileRulesTest extends FriendFilesFixture {
    @Test
    void eitherSideMayKillAtAnyTimeAndBothForget() {
        offer(10).kill();
        toBert.deliver();
        assertEquals(List.of("killed"), last().events);
        offer(10);
        last().file.accept();
        last().file.kill();
        toAnna.deliver();
        assertEquals(List.of("accepted", "killed"), end.events);
        last().file.kill();
        settle();
        assertEquals(List.of("ACCEPT RECEIVING 1", "KILL RECEIVING 1"), toAnna.sent());
    }

    @Test
    void aControlOfNoFileIsKilledAndAKillIsNot() {
        bert.received(new FileControlPacket(FileRole.SENDING, 3, FileControlKind.PAUSE));
        bert.received(new FileControlPacket(FileRole.RECEIVING, 4, FileControlKind.ACCEPT));
        bert.received(new FileControlPacket(FileRole.RECEIVING, 4, FileControlKind.KILL));
        bert.received(9, ByteBuffer.wrap(random(7)));
        assertEquals(List.of("KILL RECEIVING 3", "KILL SENDING 4"), toAnna.sent());
        toAnna.deliver();
        assertEquals(List.of(), toBert.sent());
    }

    @Test
    void anOfferOfANumberInUseIsIgnored() {
        offer(10);
        bert.received(new FileRequestPacket(0, 0, 20, FileId.random(), ByteBuffer.allocate(0)));
        assertEquals(1, offered.size());
        assertEquals(List.of(), toAnna.sent());
    }

    @Test
    void aFileThatIsUnderWayIsRefusedWhenItIsOfferedOnceMoreAndGoesOn() {
        offer(10);
        FileId id = last().file.id();
        bert.received(new FileRequestPacket(1, 0, 10, id, ByteBuffer.allocate(0)));
        assertEquals(1, offered.size());
        assertEquals(List.of("KILL RECEIVING 1"), toAnna.sent());
        last().file.accept();
        bert.received(0, ByteBuffer.wrap(random(10)));
        assertEquals(List.of("whole"), last().events);
        bert.received(new FileRequestPacket(1, 0, 10, id, ByteBuffer.allocate(0)));
        assertEquals(2, offered.size(), "the first is over");
    }

    @Test
    void anOfferOfASizeNobodyHasIsRefused() {
        bert.received(new FileRequestPacket(0, 0, Long.MIN_VALUE, FileId.random(), ByteBuffer.allocate(0)));
        assertEquals(List.of(), offered);
        assertEquals(List.of("KILL RECEIVING 0"), toAnna.sent());
    }

    @Test
    void aShortPieceEndsAFileEarlyAndASurplusIsCutOff() {
        offer(5000);
        last().file.accept();
        bert.received(0, ByteBuffer.wrap(random(100)));
        assertEquals(List.of("early"), last().events);
        offer(100);
        last().file.accept();
        bert.received(1, ByteBuffer.wrap(random(CHUNK)));
        assertEquals(List.of("whole"), last().events);
        assertEquals(100, last().bytes.size());
    }

    @Test
    void piecesBeforeTheFileIsAcceptedAreDropped() {
        offer(5000);
        bert.received(0, ByteBuffer.wrap(random(100)));
        assertEquals(List.of(), last().events);
        assertEquals(0, last().bytes.size());
    }

    @Test
    void aStreamEndsWithItsFirstShortPiece() {
        bert.received(new FileRequestPacket(0, 0, -1, FileId.random(), ByteBuffer.allocate(0)));
        last().file.accept();
        bert.received(0, ByteBuffer.wrap(random(CHUNK)));
        assertEquals(List.of(), last().events);
        bert.received(0, ByteBuffer.allocate(0));
        assertEquals(List.of("whole"), last().events);
    }

    @Test
    void theLinkIsSharedEvenly() {
        for (int i = 0; i < 3; i++) {
            OutgoingFile file = offer(4L * CHUNK, new Noted());
            file.add(ByteBuffer.wrap(random(4 * CHUNK)));
            last().file.accept();
        }
        toAnna.deliver();
        toBert.sent();
        toBert.room = 7;
        anna.tick();
        assertEquals(
                List.of("0", "1", "2", "0", "1", "2", "0"),
                toBert.sent().stream().map(word -> word.split(" ")[1]).toList());
        anna.tick();
        assertEquals("data 1 1371", toBert.sent().get(0));
    }

    @Test
    void thereAreNumbersFor256FilesAndTheyComeBack() {
        for (int i = 0; i < 256; i++) {
            assertEquals(i, offer(10).number());
        }
        assertNull(offer(10));
        offered.get(7).file.kill();
        toAnna.deliver();
        OutgoingFile again = offer(10);
        assertNotNull(again);
        assertEquals(7, again.number());
        assertEquals(257, offered.size());
    }

    @Test
    void bothForgetEverythingWhenTheFriendGoes() {
        OutgoingFile file = offer(10);
        last().file.accept();
        anna.end();
        bert.end();
        assertEquals(List.of("gone"), end.events);
        assertEquals(List.of("gone"), last().events);
        toAnna.sent();
        toBert.sent();
        file.hold(true);
        file.kill();
        last().file.kill();
        assertNull(offer(10));
        assertFalse(anna.tick());
        assertEquals(List.of(), toAnna.sent());
        assertEquals(List.of(), toBert.sent());
    }

    @Test
    void aFullLinkLosesNoControlAndNoPiece() {
        OutgoingFile file = offer(3L * CHUNK);
        file.add(ByteBuffer.wrap(random(3 * CHUNK)));
        toAnna.full = true;
        last().file.accept();
        settle();
        assertEquals(List.of(), end.events);
        toAnna.full = false;
        toBert.full = true;
        settle();
        assertEquals(List.of("accepted"), end.events);
        toBert.full = false;
        settle();
        assertArrayEquals(random(3 * CHUNK), last().bytes.toByteArray());
    }

    @Test
    void aFriendThatTakesNothingForLongIsLetGo() {
        offer(10);
        last().file.accept();
        toAnna.full = true;
        for (int i = 0; i < 5000; i++) {
            last().file.hold(i % 2 == 0);
        }
        assertTrue(toAnna.killed);
    }

    @Test
    void bytesThatWouldMakeAShortPieceInTheMiddleAreRefused() {
        OutgoingFile file = offer(5000);
        assertThrows(IllegalArgumentException.class, () -> file.add(ByteBuffer.allocate(100)));
        assertThrows(IllegalArgumentException.class, () -> file.add(ByteBuffer.allocate(0)));
        assertThrows(IllegalArgumentException.class, () -> file.add(ByteBuffer.allocate(5001)));
    }
}
