package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.RestartFixture.A;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** What becomes of a friend's offer, if it may be of a file that was accepted before. */
class RecallTest {
    private final RestartFixture all = new RestartFixture("friend.receives", 1);
    private final FileOffer offer = RestartFixture.offer();

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void anAcceptanceIsDurableBeforeTheFriendHearsOfIt() throws Exception {
        all.received(offer, 0);
        assertEquals(List.of("remember a.txt", "RESUME"), all.said);
    }

    @Test
    void nothingIsAcceptedThatCannotBeRemembered() throws Exception {
        all.policy.broken = true;
        Transfer transfer = all.engine().receive(all.friend, "f1", offer);
        transfer.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(transfer, TransferState.FAILED);
        assertEquals(
                "it could not be remembered: disk is broken", transfer.info().reason());
        assertEquals(List.of(), all.said);
        assertFalse(all.storage.files.containsKey(A.partial()));
    }

    @Test
    void aKnownFileGoesOnByItselfWhereItsBytesEnd() throws Exception {
        all.received(offer, 123_456);
        all.restart();
        all.comes();
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(List.of("seek 123456", "RESUME"), all.said);
        assertEquals(TransferState.RUNNING, again.info().state());
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(A));
        all.saidAtLast("forget a.txt");
        assertEquals(List.of(), all.policy.ids());
        assertEquals(0, all.storage.open);
    }

    @Test
    void whatThePolicyDoesNotTrustComesAgain() throws Exception {
        all.received(offer, 200_000);
        all.restart();
        all.policy.distrusted = 4_096;
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(List.of("seek 195904", "RESUME"), all.said);
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(A));
    }

    @Test
    void aFriendThatWentAndCameGoesOnWithoutARestart() throws Exception {
        Transfer first = all.received(offer, 100_000);
        all.goes();
        assertEquals(TransferState.INTERRUPTED, first.info().state());
        all.comes();
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(A));
    }

    @Test
    void aSenderThatBeganAgainInterruptsItsOldOffer() throws Exception {
        Transfer first = all.received(offer, 100_000);
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.INTERRUPTED, first.info().state());
        assertEquals(100_000, again.info().position());
        assertEquals(TransferState.RUNNING, again.info().state());
    }

    @Test
    void aFileAcceptedBeforeItsFirstByteGoesOnByItselfToo() throws Exception {
        all.received(offer, 0);
        Transfer queued = all.engine().receive(all.friend, "f1", RestartFixture.offer());
        queued.control(FileControl.RESUME, Side.OURS);
        all.quiet();
        assertEquals(TransferState.QUEUED, queued.info().state());
        TransferInfo waited = queued.info();
        all.restart();
        FileOffer second = new FileOffer(waited.id(), FileKind.DATA, "a.txt", waited.size());
        Transfer again = all.engine().receive(all.friend, "f1", second);
        Fixture.await("the friend is told", () -> all.said.equals(List.of("RESUME")));
        Fixture.pour(again, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(waited.path()));
    }

    @Test
    void aWholePartialIsFinishedHereAndItsOfferCancelled() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        all.storage.files.put(A.partial(), BYTES);
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.COMPLETED, again.info().state());
        all.saidAtLast("CANCEL");
        assertEquals(List.of("forget a.txt", "CANCEL"), all.said);
        assertArrayEquals(BYTES, all.storage.files.get(A));
        assertFalse(all.storage.files.containsKey(A.partial()));
    }

    @Test
    void aFileThatWasFinishedButNotForgottenIsRefused() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        all.storage.files.remove(A.partial());
        all.storage.files.put(A, BYTES);
        all.engine().receive(all.friend, "f1", offer);
        all.saidAtLast("forget a.txt");
        assertEquals(List.of("CANCEL", "forget a.txt"), all.said);
        assertArrayEquals(BYTES, all.storage.files.get(A));
        assertEquals(Map.of(A, BYTES), all.storage.files);
    }

    @Test
    void anotherSizeWaitsForAPerson() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        waits("f1", new FileOffer(offer.id(), FileKind.DATA, "a.txt", BYTES.length + 1));
        waits("f1", new FileOffer(offer.id(), FileKind.DATA, "a.txt", BYTES.length - 1));
    }

    @Test
    void anotherFriendWithTheSameIdWaitsForAPerson() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        waits("f2", offer);
    }

    @Test
    void anotherKindWaitsForAPerson() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        waits("f1", new FileOffer(offer.id(), FileKind.AVATAR, "a.txt", BYTES.length));
    }

    @Test
    void aLostPartialWaitsForAPerson() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        all.storage.files.remove(A.partial());
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.OFFERED, again.info().state());
        assertEquals(List.of(), all.said);
    }

    @Test
    void aPartialThatSomethingElseBeganWaitsForAPersonAndStays() throws Exception {
        all.received(offer, 100_000);
        all.restart();
        all.storage.origins.put(A, "something else");
        waits("f1", offer);
    }

    @Test
    void whatWasCancelledOrCompletedWaitsForAPersonAgain() throws Exception {
        all.received(offer, 100_000).control(FileControl.CANCEL, Side.THEIRS);
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.OFFERED, again.info().state());
        again.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(again, TransferState.RUNNING);
        Fixture.pour(again, BYTES, BYTES.length);
        Transfer third = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.OFFERED, third.info().state());
        assertEquals("/Received/a (2).txt", third.info().path().toString());
    }

    @Test
    void anEmptyFileIsAcceptedAndThereAtOnce() throws Exception {
        FileOffer empty = RestartFixture.offer(0);
        Transfer transfer = all.received(empty, 0);
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals(List.of("remember a.txt", "forget a.txt", "RESUME"), all.said);
        assertArrayEquals(new byte[0], all.storage.files.get(A));
    }

    @Test
    void anIdThatIsJustForgottenIsNotRecalled() throws Exception {
        Transfer first = all.received(offer, 100_000);
        all.goes();
        all.policy.broken = true;
        first.control(FileControl.CANCEL, Side.OURS); // which leaves the partial to the sweep
        all.quiet();
        assertFalse(all.policy.ids().isEmpty());
        waits("f1", offer);
        all.policy.broken = false;
        all.engine().addPolicy(all.policy);
        all.saidAtLast("forget a.txt");
    }

    /** It is a new transfer under a free name, nobody is told anything, and what was held is as it was. */
    private void waits(String friend, FileOffer offered) throws Exception {
        byte[] held = all.storage.files.getOrDefault(A.partial(), new byte[0]);
        List<String> before = List.copyOf(all.said);
        Transfer transfer = all.engine().receive(new NotingFriend(all.said), friend, offered);
        assertEquals(TransferState.OFFERED, transfer.info().state());
        assertEquals(0, transfer.info().position());
        assertEquals(before, all.said);
        boolean free = held.length == 0 || !transfer.info().path().equals(A);
        assertTrue(free, "the name is another: " + transfer.info().path());
        assertTrue(Arrays.equals(held, all.storage.files.getOrDefault(A.partial(), new byte[0])));
        assertEquals(FilePath.of("/Received"), transfer.info().path().parent());
    }
}
