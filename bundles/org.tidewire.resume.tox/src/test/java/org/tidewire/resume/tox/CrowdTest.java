package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

class CrowdTest {
    private static final int THREADS = 8;
    private static final int EACH = 40;

    @TempDir
    Path directory;

    @Test
    void manyThreadsLoseNothingAndBringNothingBack() throws Exception {
        try (Desk desk = new Desk(directory)) {
            ToxResumePolicy policy = desk.restart();
            List<TransferInfo> kept = inParallel(thread -> keepEverySecond(policy, thread));
            for (ToxResumePolicy now : List.of(policy, desk.restart())) {
                for (TransferInfo transfer : kept) {
                    Optional<TransferInfo> found = now.recall(transfer.peer().name(), transfer.id());
                    assertEquals(Optional.of(Desk.saved(transfer)), found);
                }
            }
            assertEquals(THREADS * EACH / 2, desk.files().size());
        }
    }

    @Test
    void aLimitHoldsAgainstManyThreads() throws Exception {
        try (Desk desk = new Desk(directory)) {
            ToxResumePolicy policy = desk.restart(30, 10, 0);
            inParallel(thread -> {
                for (int number = 0; number < EACH; number++) {
                    tryToRemember(policy, Desk.receive(Desk.ANNA, "/" + thread + "-" + number, 1));
                }
                return List.of();
            });
            assertEquals(10, desk.files().size());
        }
    }

    private static void tryToRemember(ToxResumePolicy policy, TransferInfo transfer) {
        try {
            policy.remember(transfer);
        } catch (IOException e) {
            assertEquals("the friend has 10 unfinished incoming transfers; friend.records allows 10", e.getMessage());
        }
    }

    /** Half of the threads work for the same friend. */
    private static List<TransferInfo> keepEverySecond(ToxResumePolicy policy, int thread) throws IOException {
        String friend = thread % 2 == 0 ? Desk.ANNA : "friend " + thread;
        List<TransferInfo> kept = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            TransferInfo transfer = Desk.receive(friend, "/" + thread + "-" + number, number);
            policy.remember(transfer);
            policy.remember(transfer);
            if (number % 2 == 0) {
                policy.forget(transfer);
            } else {
                kept.add(transfer);
            }
        }
        return kept;
    }

    private interface Work {
        List<TransferInfo> run(int thread) throws IOException;
    }

    private static List<TransferInfo> inParallel(Work work) throws InterruptedException, ExecutionException {
        List<Callable<List<TransferInfo>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            tasks.add(() -> work.run(number));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<TransferInfo> results = new ArrayList<>();
            for (Future<List<TransferInfo>> future : threads.invokeAll(tasks)) {
                results.addAll(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
