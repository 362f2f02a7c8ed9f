package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What a policy lets go after some days does not wait any more. */
class WaitTooLongTest {
    private final FakeTime clock = new FakeTime();
    private final RestartFixture all = new RestartFixture(clock.time());

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void whatThePolicyLetsGoEndsWithinTheHour() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(2);
        Transfer waiting = all.live(sent.get(1));
        all.policy.expire("f1");
        clock.pass(Duration.ofMinutes(61));
        all.stateAtLast(waiting, TransferState.FAILED);
        assertTrue(waiting.info().reason().startsWith("it waited too long"), waiting.info()::toString);
        all.stateAtLast(all.engine().list().get(0), TransferState.FAILED);
        all.comes();
        all.quiet();
        assertEquals(List.of(), all.friend.offered);
    }

    @Test
    void aPolicyThatLeavesOrTakesOverEndsNothing() throws Exception {
        all.goes();
        List<FileId> sent = all.sendMany(3);
        for (int hour = 0; hour < 20; hour++) {
            FakePolicy other = new FakePolicy(new ArrayList<>());
            clock.pass(Duration.ofMinutes(61));
            all.engine().addPolicy(other);
            all.engine().removePolicy(all.policy);
            all.quiet();
            all.engine().removePolicy(other);
            clock.pass(Duration.ofMinutes(61));
            all.quiet();
            all.engine().addPolicy(all.policy);
            all.quiet();
        }
        assertEquals(sent, all.waiting());
    }

    @Test
    void restartsDoNotCountAsInterestButOffersDo() throws Exception {
        all.goes();
        all.sendMany(2);
        for (int start = 0; start < 3; start++) {
            all.restart();
            all.engine().addPolicy(all.policy);
            all.quiet();
            assertEquals(List.of(), all.policy.touched);
        }
        all.comes();
        all.quiet();
        assertEquals(List.of("0.bin", "1.bin"), all.policy.touched);
    }
}
