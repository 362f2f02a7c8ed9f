package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;

/** What is sent, accepted or cancelled while the friend is away. */
class WaitingSendsTest {
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
    void aSendWaitsForAFriendThatIsOffline() throws Exception {
        all.goes();
        Transfer waiting = all.send();
        Transfer cancelled = all.send();
        assertEquals(List.of("remember file.bin", "remember file.bin"), all.said);
        cancelled.control(FileControl.CANCEL, Side.OURS);
        all.comes();
        all.quiet();
        assertEquals(List.of(waiting.info().id()), all.friend.offered);
        waiting.control(FileControl.RESUME, Side.THEIRS);
        assertEquals(TransferState.RUNNING, waiting.info().state());
        assertEquals(1, all.policy.ids().size());
    }

    @Test
    void whatIsCancelledWhileTheFriendIsAwayStaysCancelled() throws Exception {
        Transfer sending = all.send();
        Transfer receiving = all.received(RestartFixture.offer(), 100_000);
        all.goes();
        sending.control(FileControl.CANCEL, Side.OURS);
        receiving.control(FileControl.CANCEL, Side.OURS);
        all.quiet();
        assertEquals(List.of(), all.policy.ids());
        all.comes();
        all.quiet();
        assertEquals(1, all.friend.offered.size());
    }

    @Test
    void whatGoesOnIsCancelledUnderItsNewNumberOnly() throws Exception {
        Transfer first = all.send();
        all.goes();
        all.comes();
        all.quiet();
        assertThrows(TransferException.class, () -> first.control(FileControl.CANCEL, Side.OURS));
        assertEquals(1, all.policy.ids().size());
    }

    @Test
    void aSendToAFriendThatIsOfflineOutlivesARestart() throws Exception {
        all.goes();
        FileId id = all.send().info().id();
        all.restart();
        all.comes();
        all.quiet();
        assertEquals(List.of(id), all.friend.offered);
    }

    @Test
    void withoutAPolicyOnlyFriendsThatAreOnlineAreSentTo() throws Exception {
        all.engine().removePolicy(all.policy);
        all.goes();
        assertThrows(TransferException.class, all::send);
    }
}
