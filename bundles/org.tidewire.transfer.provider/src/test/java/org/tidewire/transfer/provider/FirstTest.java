package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A person puts something first. */
class FirstTest {
    @Test
    void whatIsPutFirstIsOfferedFirstAlsoAfterARestart() throws Exception {
        try (RestartFixture all = new RestartFixture()) {
            all.goes();
            List<FileId> sent = all.sendMany(3);
            all.live(sent.get(2)).first();
            all.restart();
            all.live(sent.get(1)).first();
            all.comes();
            all.quiet();
            assertEquals(List.of(sent.get(1), sent.get(2), sent.get(0)), all.friend.offered);
        }
    }

    @Test
    void whatWaitsBehindAsManyOffersAsThereMayBeIsPutFirst() throws Exception {
        try (RestartFixture all = new RestartFixture()) {
            all.goes();
            List<FileId> sent = all.sendMany(Sends.MOST + 3);
            all.comes();
            all.quiet();
            all.live(sent.get(Sends.MOST + 2)).first();
            all.live(sent.get(0)).control(FileControl.CANCEL, Side.THEIRS);
            all.quiet();
            assertEquals(sent.get(Sends.MOST + 2), all.friend.offered.get(Sends.MOST));
        }
    }

    @Test
    void whatWaitsForASlotIsPutFirstAndEverybodyHearsItsPlace() throws Exception {
        try (RestartFixture all = new RestartFixture(Time.SYSTEM, "friend.sends", 1)) {
            List<Transfer> sent = all.sendMany(4).stream().map(all::live).toList();
            for (Transfer each : sent) {
                each.control(FileControl.RESUME, Side.THEIRS);
            }
            assertEquals(List.of(0, 1, 2, 3), places(sent));
            sent.get(3).first();
            assertEquals(List.of(0, 2, 3, 1), places(sent));
            sent.get(0).control(FileControl.CANCEL, Side.THEIRS);
            assertEquals(TransferState.RUNNING, sent.get(3).info().state());
            sent.get(1).first();
            assertEquals(List.of(0, 1, 2, 0), places(sent));
            sent.get(3).control(FileControl.CANCEL, Side.THEIRS);
            assertEquals(TransferState.RUNNING, sent.get(1).info().state());
            all.quiet();
            all.restart();
            assertEquals(
                    List.of(sent.get(1).info().id(), sent.get(2).info().id()),
                    all.policy.unfinished("f1").stream().map(TransferInfo::id).toList());
        }
    }

    private static List<Integer> places(List<Transfer> all) {
        return all.stream().map(each -> each.info().queue()).toList();
    }

    @Test
    void anUploadThatWaitsIsPutFirstToo() throws Exception {
        try (Fixture fixture = new Fixture("client.uploads", 1)) {
            Transfer first = fixture.upload(Fixture.ANNA, FilePath.of("/1"), new byte[1]);
            Transfer second = fixture.upload(Fixture.ANNA, FilePath.of("/2"), new byte[1]);
            Transfer third = fixture.upload(Fixture.ANNA, FilePath.of("/3"), new byte[1]);
            third.first();
            first.disconnected("gone");
            assertEquals(TransferState.READY, third.info().state());
            assertEquals(TransferState.QUEUED, second.info().state());
        }
    }

    @Test
    void whatDoesNotWaitCannotBePutFirst() throws Exception {
        try (RestartFixture all = new RestartFixture()) {
            List<FileId> sent = all.sendMany(2);
            Transfer offered = all.live(sent.get(0));
            assertDenied(offered);
            offered.control(FileControl.RESUME, Side.THEIRS);
            assertDenied(offered);
            offered.control(FileControl.CANCEL, Side.THEIRS);
            assertDenied(offered);
        }
    }

    private static void assertDenied(Transfer transfer) {
        TransferException refused = assertThrows(TransferException.class, transfer::first);
        assertEquals(Reason.DENIED, refused.reason());
    }

    @Test
    void anOrderThatCannotBeRememberedStaysAsItWas() throws Exception {
        try (RestartFixture all = new RestartFixture()) {
            all.goes();
            List<FileId> sent = all.sendMany(2);
            all.policy.broken = true;
            assertThrows(IOException.class, all.live(sent.get(1))::first);
            all.policy.broken = false;
            all.comes();
            all.quiet();
            assertEquals(sent, all.friend.offered);
        }
    }
}
