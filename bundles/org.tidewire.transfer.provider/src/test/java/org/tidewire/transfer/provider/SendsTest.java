package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What we send is remembered before the friend knows of it, and offered until it is over. */
class SendsTest {
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
    void aSendIsDurableBeforeTheFriendHearsOfIt() throws Exception {
        all.send();
        assertEquals(List.of("remember file.bin", "offer file.bin"), all.said);
    }

    @Test
    void nothingIsOfferedThatCannotBeRemembered() throws Exception {
        all.policy.broken = true;
        IOException refused = assertThrows(IOException.class, all::send);
        assertEquals("nothing is offered, for it could not be remembered: disk is broken", refused.getMessage());
        assertEquals(List.of(), all.said);
        assertEquals(TransferState.FAILED, all.engine().list().get(0).info().state());
    }

    @Test
    void whatCouldNotBeOfferedIsNotOfferedBehindTheCallersBack() throws Exception {
        all.friend.deaf = true;
        assertThrows(IOException.class, all::send);
        all.saidAtLast("forget file.bin");
    }

    @Test
    void unfinishedSendsAreOfferedAgainInOrderAndOnce() throws Exception {
        List<FileId> sent = all.sendMany(5);
        all.restart();
        all.quiet();
        assertEquals(List.of(), all.friend.offered);
        all.comes();
        all.quiet();
        assertEquals(sent, all.friend.offered);
        all.engine().addPolicy(all.policy);
        all.fixture.addStorage(all.storage);
        all.quiet();
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void theyAreOfferedAlsoIfThePolicyComesAfterTheFriend() throws Exception {
        List<FileId> sent = all.sendMany(3);
        all.restart();
        all.engine().removePolicy(all.policy);
        all.comes();
        all.quiet();
        assertEquals(List.of(), all.friend.offered);
        all.engine().addPolicy(all.policy);
        all.quiet();
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void theyAreOfferedAlsoIfTheStorageComesLast() throws Exception {
        List<FileId> sent = all.sendMany(3);
        all.restart();
        all.fixture.removeStorage(all.storage);
        all.comes();
        all.quiet();
        assertEquals(List.of(), all.friend.offered);
        all.fixture.addStorage(all.storage);
        all.quiet();
        assertEquals(sent, all.friend.offered);
    }

    @Test
    void aFriendThatGoesForgetsNothing() throws Exception {
        FileId id = all.send().info().id();
        all.goes();
        all.comes();
        all.quiet();
        assertEquals(List.of(id, id), all.friend.offered);
        assertEquals(1, all.policy.ids().size());
    }

    @Test
    void aSourceThatVanishedOrChangedItsSizeIsForgotten() throws Exception {
        List<FileId> sent = all.sendMany(3);
        all.restart();
        all.storage.files.remove(FilePath.of("/0.bin"));
        all.storage.files.put(FilePath.of("/1.bin"), new byte[7]);
        all.comes();
        all.quiet();
        assertEquals(List.of(sent.get(2)), all.friend.offered);
        all.quiet();
        assertEquals(List.of("forget 0.bin", "forget 1.bin"), only("forget"));
    }

    @Test
    void whatIsCompleteIsForgotten() throws Exception {
        Transfer transfer = all.send();
        transfer.control(FileControl.RESUME, Side.THEIRS);
        for (int at = 0; at < BYTES.length; ) {
            at += transfer.read(ByteBuffer.allocate(65_536), at);
        }
        assertEquals(1, all.policy.ids().size());
        assertEquals(-1, transfer.read(ByteBuffer.allocate(1), BYTES.length));
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void whatEitherSideCancelsIsForgotten() throws Exception {
        all.send().control(FileControl.CANCEL, Side.THEIRS);
        all.send().control(FileControl.CANCEL, Side.OURS);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void whatEndsWhileThereIsNoPolicyIsForgottenByTheNext() throws Exception {
        Transfer transfer = all.send();
        all.engine().removePolicy(all.policy);
        transfer.control(FileControl.CANCEL, Side.THEIRS);
        all.quiet();
        assertEquals(1, all.policy.ids().size());
        all.engine().addPolicy(all.policy);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
        assertEquals(1, all.friend.offered.size());
    }

    @Test
    void avatarsAreNeitherRememberedNorOfferedAgain() throws Exception {
        all.engine().send("f1", FILE, FileKind.AVATAR);
        assertEquals(List.of("offer file.bin"), all.said);
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void ofAThousandFilesNoMoreAreOnOfferThanTheFriendCanTake() throws Exception {
        List<FileId> sent = all.sendMany(1_000);
        assertEquals(sent.subList(0, Sends.MOST), all.friend.offered);
        for (Transfer each : all.engine().list()) {
            each.control(FileControl.CANCEL, Side.THEIRS);
            all.quiet();
            assertTrue(all.friend.offered.size() <= 1_000);
        }
        assertEquals(sent, all.friend.offered);
        assertEquals(List.of(), all.policy.ids());
    }

    @Test
    void anotherPolicyLearnsOfAllThatLivesAndNoByteChanges() throws Exception {
        Transfer sending = all.send();
        sending.control(FileControl.RESUME, Side.THEIRS);
        Transfer receiving = all.received(RestartFixture.offer(), 100_000);
        all.engine().receive(all.friend, "f1", RestartFixture.offer()); // which nobody has accepted
        FakePolicy other = new FakePolicy(new ArrayList<>());
        all.engine().addPolicy(other);
        all.engine().removePolicy(all.policy);
        all.quiet();
        assertEquals(2, other.ids().size());
        Fixture.pour(receiving, BYTES, BYTES.length);
        assertEquals(65_536, sending.read(ByteBuffer.allocate(65_536), 0));
        all.quiet();
        assertEquals(1, other.ids().size());
        assertEquals(2, all.policy.ids().size());
        assertEquals(1, all.friend.offered.size());
        assertArrayEquals(BYTES, all.storage.files.get(RestartFixture.A));
    }

    @Test
    void aFriendThatComesTwiceIsOfferedToOnItsNewLine() throws Exception {
        FileId id = all.send().info().id();
        NotingFriend newer = new NotingFriend(all.said);
        all.engine().addFriend(newer, Map.of(Friend.ID, "f1"));
        all.goes();
        all.quiet();
        assertEquals(List.of(id), newer.offered);
    }

    @Test
    void aFriendThatIsBackBeforeItsGoingIsNoticedIsOfferedAllFromTheFirstOn() throws Exception {
        List<FileId> sent = all.sendMany(Sends.MOST + 4);
        all.engine().send("f2", FILE, FileKind.DATA); // waits
        all.quiet();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        all.policy.remembering = name -> {
            busy.countDown();
            assertDoesNotThrow(() -> assertTrue(free.await(1, TimeUnit.MINUTES)));
        };
        all.engine().addFriend(new NotingFriend(all.said), Map.of(Friend.ID, "f2"));
        assertTrue(busy.await(1, TimeUnit.MINUTES), "the thread that offers waits for a disk");
        all.goes();
        NotingFriend newer = new NotingFriend(all.said);
        all.engine().addFriend(newer, Map.of(Friend.ID, "f1"));
        free.countDown();
        all.quiet();
        assertEquals(sent.subList(0, Sends.MOST), newer.offered);
    }

    private List<String> only(String verb) {
        return all.said.stream().filter(word -> word.startsWith(verb)).toList();
    }
}
