package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What waits for a friend is listed from the start, and can be cancelled. */
class BacklogTest {
    private final RestartFixture all = new RestartFixture();

    @BeforeEach
    void store() {
        all.storage.files.put(FILE, BYTES);
    }

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void whatWaitsIsListedBeforeTheFriendComesAndOfferedInOrder() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(4);
        all.restart();
        assertEquals(sent, all.waiting());
        all.live(sent.get(1)).control(FileControl.CANCEL, Side.OURS);
        all.quiet();
        assertEquals(3, all.policy.ids().size());
        all.restart();
        List<FileId> left = List.of(sent.get(0), sent.get(2), sent.get(3));
        assertEquals(left, all.waiting());
        all.comes();
        all.quiet();
        assertEquals(left, all.friend.offered);
        assertEquals(left, all.waiting());
    }

    @Test
    void aThousandFilesSentToAFriendThatIsAwayArriveInOrderAfterARestart() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(1_000);
        all.restart();
        assertEquals(sent, all.waiting());
        all.comes();
        all.quiet();
        for (int number = 0; number < 1_000; number++) {
            Transfer next = all.live(all.friend.offered.get(number));
            next.control(FileControl.RESUME, Side.THEIRS);
            ByteBuffer bytes = ByteBuffer.allocate(number + 10);
            assertEquals(number + 10, next.read(bytes, 0));
            assertArrayEquals(Fixture.random(number + 10, number), bytes.array());
            assertEquals(-1, next.read(ByteBuffer.allocate(1), number + 10));
            all.quiet();
        }
        assertEquals(sent, all.friend.offered);
        assertEquals(List.of(), all.policy.ids());
        assertEquals(List.of(), all.waiting());
    }

    @Test
    void tenThousandOfAHundredFriendsAreListedAndOfferedToThoseThatCome() throws Exception {
        for (int number = 0; number < 10_000; number++) {
            FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "file.bin", BYTES.length);
            Subject subject = Subject.offered(0, Direction.OUTGOING, "friend " + number % 100, offer, FILE);
            all.policy.remember(new Standing(subject, TransferState.INTERRUPTED, 0, null).info());
        }
        all.restart();
        assertEquals(10_000, all.waiting().size());
        all.engine().addFriend(all.friend, Map.of(Friend.ID, "friend 7"));
        all.quiet();
        assertEquals(100, all.friend.offered.size());
        assertEquals(10_000, all.waiting().size());
    }

    @Test
    void whatIsCutOffWaitsAgainUnderItsId() throws Exception {
        Transfer cut = all.send();
        all.goes();
        all.quiet();
        assertEquals(TransferState.INTERRUPTED, cut.info().state());
        assertEquals(List.of(cut.info().id()), all.waiting());
        all.comes();
        all.quiet();
        assertEquals(List.of(cut.info().id(), cut.info().id()), all.friend.offered);
        assertEquals(List.of(cut.info().id()), all.waiting());
    }

    @Test
    void eitherOfWhatWasCutOffAndWhatWaitsForItCanBeCancelled() throws Exception {
        List<FileId> sent = all.sendMany(2);
        List<Transfer> cut = all.engine().list();
        all.goes();
        all.quiet();
        cut.get(0).control(FileControl.CANCEL, Side.OURS);
        assertEquals(List.of(sent.get(1)), all.waiting());
        all.live(sent.get(1)).control(FileControl.CANCEL, Side.OURS);
        assertGone();
    }

    @Test
    void whatIsCancelledBeforeItIsListedAgainDoesNotComeBack() throws Exception {
        for (int round = 0; round < 200; round++) {
            Transfer sending = all.send();
            all.goes(); // and while the engine makes the one that waits:
            sending.control(FileControl.CANCEL, Side.OURS);
            all.comes();
        }
        all.goes();
        all.quiet();
        assertGone();
    }

    private void assertGone() throws InterruptedException {
        all.quiet();
        assertEquals(List.of(), all.waiting());
        assertEquals(List.of(), all.policy.ids());
        all.friend.offered.clear();
        all.comes();
        all.quiet();
        assertEquals(List.of(), all.friend.offered);
        all.restart();
        assertEquals(List.of(), all.waiting());
    }

    @Test
    void nothingWaitsThatCouldNotBeOfferedAtFirst() throws Exception {
        all.friend.deaf = true;
        for (int round = 0; round < 50; round++) {
            assertThrows(IOException.class, all::send);
        }
        all.quiet();
        assertEquals(List.of(), all.waiting());
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void whatIsSentWhileOthersWaitStandsBehindThem() throws Exception {
        all.goes();
        List<FileId> sent = new ArrayList<>(all.sendMany(300));
        all.comes();
        sent.add(all.send().info().id());
        all.quiet();
        for (FileId each : sent) {
            all.live(each).control(FileControl.CANCEL, Side.THEIRS);
            all.quiet();
        }
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void aPolicyThatTakesOverKnowsOfWhatWaits() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(3);
        FakePolicy other = new FakePolicy(new ArrayList<>());
        all.engine().addPolicy(other);
        all.engine().removePolicy(all.policy);
        all.quiet();
        assertEquals(3, other.ids().size());
        assertEquals(sent, all.waiting());
        all.comes();
        all.quiet();
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void aSourceThatVanishedWhileItWaitedEndsTheSend() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(2);
        Transfer lost = all.live(sent.get(0));
        all.storage.files.remove(FilePath.of("/0.bin"));
        all.comes();
        all.quiet();
        assertEquals(TransferState.FAILED, lost.info().state());
        assertEquals("it is there no more", lost.info().reason());
        all.quiet();
        assertEquals(List.of(sent.get(1)), all.waiting());
        assertEquals(1, all.policy.ids().size());
    }
}
