package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** What is over and cannot be forgotten. */
class MemoryTest {
    private static final int MANY = 40;

    private final List<String> logged = new ArrayList<>();
    private final FakePolicy policy = new FakePolicy(new ArrayList<>());
    private final Memory memory = new Memory(Time.SYSTEM, Fixture.logger(logged));

    private static TransferInfo info(int number) {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "file" + number, 5);
        Subject subject = Subject.offered(number, Direction.OUTGOING, "f1", offer, FilePath.of("/file" + number));
        return new Standing(subject, TransferState.OFFERED, 0, null).info();
    }

    private void quiet() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        memory.later(done::countDown);
        assertTrue(done.await(10, TimeUnit.SECONDS), "the memory's thread is held up");
    }

    @Test
    void aPolicyThatFailsIsLoggedOnceForEachAttemptAndForgetsAllLater() throws Exception {
        memory.use(policy);
        quiet(); // it looks once for what it owes, and owes nothing yet
        policy.broken = true;
        List<TransferInfo> over = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            over.add(info(number));
            memory.forget(over.get(over.size() - 1));
            quiet();
        }
        assertEquals(MANY, logged.size(), logged.toString());
        assertTrue(logged.get(MANY - 1).contains("could not be forgotten"), logged.toString());
        over.forEach(each -> assertTrue(memory.owes(each)));
        policy.broken = false;
        TransferInfo last = info(MANY + 1);
        memory.forget(last);
        quiet();
        over.forEach(each -> assertFalse(memory.owes(each)));
        memory.close(Duration.ofSeconds(10));
    }
}
