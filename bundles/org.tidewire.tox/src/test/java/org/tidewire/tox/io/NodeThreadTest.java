package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class NodeThreadTest {
    private static final long PATIENCE = 30;

    @Test
    void aBeatThatWillNotWaitComesAgainAndLeavesTasksTheirTurn() throws IOException, InterruptedException {
        CountDownLatch beats = new CountDownLatch(1000);
        CountDownLatch task = new CountDownLatch(1);
        try (NodeThread thread = new NodeThread(new HeardLog().logger())) {
            thread.start(() -> {
                beats.countDown();
                return 0;
            });
            assertTrue(beats.await(PATIENCE, TimeUnit.SECONDS), beats.getCount() + " of 1000 beats did not come");
            thread.execute(task::countDown);
            assertTrue(task.await(PATIENCE, TimeUnit.SECONDS), "the task had no turn");
        }
    }
}
