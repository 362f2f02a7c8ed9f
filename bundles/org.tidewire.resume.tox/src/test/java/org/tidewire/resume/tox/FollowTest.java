package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

/** A policy that runs is given other limits. */
class FollowTest {
    @TempDir
    Path directory;

    private Desk desk;
    private ToxResumePolicy policy;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(directory);
        policy = desk.restart(30, 1, 0);
        policy.remember(Desk.receive(Desk.ANNA, "/1", 10));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void follow(int days, int records, long bytes) {
        policy.follow(new Settings(directory, new Expiry(days), new Limits(records, bytes)));
    }

    @Test
    void moreRecordsAreTakenAtOnce() throws IOException {
        assertThrows(IOException.class, () -> policy.remember(Desk.receive(Desk.ANNA, "/2", 10)));
        follow(30, 2, 0);
        policy.remember(Desk.receive(Desk.ANNA, "/2", 10));
        assertEquals(2, policy.all().size());
    }

    @Test
    void lowerLimitsRefuseWhatIsNewAndDeleteNothing() throws IOException {
        follow(30, 5, 10);
        IOException refusal = assertThrows(IOException.class, () -> policy.remember(Desk.receive(Desk.ANNA, "/2", 1)));
        assertTrue(refusal.getMessage().contains("friend.bytes"), refusal::toString);
        assertEquals(1, policy.all().size());
    }

    @Test
    void anEngineThatAsksBeforeItsTreeIsSeenIsAnsweredAll() throws Exception {
        TransferInfo send = desk.send(Desk.ANNA, "/2", 10);
        desk.restart().remember(send);
        ToxResumePolicy early = desk.restartWithoutStorage(30, 1000, 0);
        FutureTask<List<TransferInfo>> asked = new FutureTask<>(() -> early.unfinished(Desk.ANNA));
        Thread engine = new Thread(asked);
        engine.start();
        while (engine.getState() != Thread.State.TIMED_WAITING && !asked.isDone()) {
            Thread.onSpinWait();
        }
        early.addTree(desk.tree);
        assertEquals(List.of(Desk.saved(send)), asked.get());
    }

    @Test
    void aShorterExpiryCountsAtOnce() {
        desk.wait(10);
        follow(9, 1, 0);
        assertEquals(List.of(), policy.all());
    }
}
