package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.FileId;

/** Files between two friends over a link in memory. */
class FriendFilesTest {
    private static final int CHUNK = 1371;

    private final Pipe toBert = new Pipe();
    private final Pipe toAnna = new Pipe();
    private final FriendFiles anna = new FriendFiles(toBert);
    private final FriendFiles bert = new FriendFiles(toAnna);
    private final List<Noted> offered = new ArrayList<>();
    private final Noted end = new Noted();

    @BeforeEach
    void link() {
        toBert.receiver = bert;
        toAnna.receiver = anna;
        bert.taker(file -> {
            Noted noted = new Noted();
            noted.file = file;
            offered.add(noted);
            return noted;
        });
    }

    private OutgoingFile offer(long size) {
        return offer(size, end);
    }

    private OutgoingFile offer(long size, Noted sender) {
        OutgoingFile file = anna.offer(0, size, FileId.random(), ByteBuffer.wrap(new byte[] {'a'}), sender);
        toBert.deliver();
        return file;
    }

    private Noted last() {
        return offered.get(offered.size() - 1);
    }

    /** Lets both speak until nothing more is said. */
    private void settle() {
        for (int i = 0; i < 1000; i++) {
            anna.tick();
            toBert.deliver();
            bert.tick();
            toAnna.deliver();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

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
