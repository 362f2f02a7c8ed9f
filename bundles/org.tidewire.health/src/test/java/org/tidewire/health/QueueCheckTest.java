package org.tidewire.health;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

class QueueCheckTest {
    private final QueueCheck check = new QueueCheck(Doubles.limits(Map.of("queue.waiting", 1)));

    private Result with(TransferState... states) {
        List<Transfer> all = Arrays.stream(states)
                .map(state -> Doubles.of(Transfer.class, method -> info(state)))
                .toList();
        check.transfers = Doubles.of(Transfers.class, method -> all);
        return check.execute();
    }

    private static TransferInfo info(TransferState state) {
        return new TransferInfo(
                1,
                FileId.random(),
                Direction.INCOMING,
                new Peer("ann", ""),
                FileKind.DATA,
                "a",
                FilePath.of("/a"),
                1,
                0,
                state,
                0,
                "");
    }

    @Test
    void onlyWhatWaitsForASlotCounts() {
        Result result = with(TransferState.QUEUED, TransferState.RUNNING, TransferState.OFFERED, TransferState.FAILED);
        Doubles.assertSays(Status.OK, "wait for a slot: 1", result);
    }

    @Test
    void tooManyWarn() {
        Doubles.assertSays(
                Status.WARN, "wait for a slot: 2, more than 1", with(TransferState.QUEUED, TransferState.QUEUED));
    }

    @Test
    void withoutAnEngineThereIsNoQueue() {
        Doubles.assertSays(Status.CRITICAL, "no engine", check.execute());
    }
}
