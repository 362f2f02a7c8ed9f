package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** When what is received is forced, who waits for it, and what is noted, on a real disk. */
@Timeout(60)
class CheckpointTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final String NOTE = ".wired/file.checkpoint";
    private static final Boot BOOT = new Boot(1, 2);

    @TempDir
    Path root;

    private final StepWorker worker = new StepWorker();
    private FileStorage storage;

    private FileStorage storage(Boot boot, Worker by) throws IOException {
        Tree tree = Tree.of(root);
        Pace pace = new Pace(100, Duration.ofMillis(10), 200);
        Staging staging = new Staging(tree, root);
        storage = new FileStorage(
                tree, Files.getFileStore(root), staging, new Checkpoints.Setting(boot, pace, by), Storages.silence());
        return storage;
    }

    @AfterEach
    void stop() throws IOException {
        storage.stop();
    }

    private Checkpoint noted() throws IOException {
        return CheckpointSlots.newest(Files.readAllBytes(root.resolve(NOTE))).checkpoint();
    }

    private static void append(PartialFile partial, int count) throws IOException {
        partial.append(ByteBuffer.wrap(new byte[count]));
    }

    @Test
    void aCheckpointIsNotedInAFileThatNeverGrowsAndGoesWithThePartial() throws IOException {
        try (PartialFile partial = storage(BOOT, worker).create(FILE, "someone")) {
            assertEquals(new Checkpoint(0, BOOT), noted());
            for (int count = 1; count <= 5; count++) {
                append(partial, 50);
                worker.work();
                assertEquals(new Checkpoint(50L * count, BOOT), noted());
                assertEquals(CheckpointSlots.FILE_SIZE, Files.size(root.resolve(NOTE)));
            }
            partial.truncate(70);
            assertEquals(new Checkpoint(70, BOOT), noted());
            partial.commit();
        }
        assertFalse(Files.exists(root.resolve(NOTE)));
    }

    @Test
    void whoeverIsFasterThanTheDiskWaitsForIt() throws Exception {
        PartialFile partial = storage(BOOT, worker).create(FILE, "");
        append(partial, 201);
        worker.stop(); // The disk stands still; so the next to ask is the one who waits.
        FutureTask<Void> more = appendElsewhere(partial);
        Runnable wanted = worker.await();
        assertFalse(more.isDone());
        wanted.run();
        more.get(30, TimeUnit.SECONDS);
        assertEquals(202, partial.size());
        partial.close();
    }

    @Test
    void closingWakesWhoeverWaitsForTheDisk() throws Exception {
        PartialFile partial = storage(BOOT, worker).create(FILE, "");
        worker.work();
        append(partial, 201);
        worker.stop(); // The disk stands still; so the next to ask is the one who waits.
        FutureTask<Void> more = appendElsewhere(partial);
        worker.await();
        partial.close();
        Exception e = assertThrows(Exception.class, () -> more.get(30, TimeUnit.SECONDS));
        assertEquals(ClosedChannelException.class, e.getCause().getClass());
        assertEquals(201, Files.size(root.resolve("file.WiredTransfer")));
    }

    private static FutureTask<Void> appendElsewhere(PartialFile partial) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            append(partial, 1);
            return null;
        });
        new Thread(task, "receiver").start();
        return task;
    }

    @Test
    void aThreadOfItsOwnForcesAndEndsWithTheStorage() throws Exception {
        Thread[] seen = new Thread[1];
        WorkerThread thread = new WorkerThread("checkpoints under test", Duration.ofSeconds(30));
        PartialFile partial = storage(BOOT, thread).create(FILE, "");
        append(partial, 1);
        while (noted().length() < 1) {
            Thread.onSpinWait(); // It comes in time; the test has a time limit.
        }
        thread.soon(() -> seen[0] = Thread.currentThread());
        FutureTask<Void> last = new FutureTask<>(() -> null);
        thread.soon(last);
        last.get();
        assertTrue(seen[0].isDaemon());
        storage.stop();
        seen[0].join(30_000);
        assertFalse(seen[0].isAlive(), "the thread lives on");
    }

    @Test
    void aStorageThatStopsWaitsForTheStepUnderWayAsThatHoldsAFolder() throws Exception {
        WorkerThread thread = new WorkerThread("checkpoints under test", Duration.ofSeconds(30));
        FileStorage stopping = storage(BOOT, thread);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        thread.soon(() -> {
            begun.countDown();
            await(goOn);
            over.set(true);
        });
        begun.await();
        FutureTask<Boolean> stop = new FutureTask<>(() -> {
            stopping.stop();
            return over.get();
        });
        Thread stopper = new Thread(stop, "stopper");
        stopper.start();
        while (stopper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait(); // It waits in time; the test has a time limit.
        }
        goOn.countDown();
        assertTrue(stop.get(), "it did not wait");
    }

    @Test
    void aStepThatHangsIsTold() throws Exception {
        WorkerThread thread = new WorkerThread("checkpoints under test", Duration.ofMillis(10));
        FileStorage stopping = storage(BOOT, thread);
        CountDownLatch goOn = new CountDownLatch(1);
        thread.soon(() -> await(goOn));
        IOException e = assertThrows(IOException.class, stopping::stop);
        assertEquals("checkpoints under test are not over within 10 ms", e.getMessage());
        goOn.countDown();
        storage(BOOT, worker); // for the end of the test, which need not be in time
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whereTheRunOfTheSystemIsNotKnownClosingForces() throws IOException {
        try (PartialFile partial = storage(Boot.UNKNOWN, worker).create(FILE, "")) {
            append(partial, 60);
        }
        assertEquals(new Checkpoint(60, Boot.UNKNOWN), noted());
        try (PartialFile partial = storage.reopen(FILE).orElseThrow()) {
            assertEquals(60, partial.size());
        }
    }

    @Test
    void ofAnotherProgramsPartialNothingIsCutOffButWhatWeAdded() throws IOException {
        Files.write(root.resolve("file.WiredTransfer"), new byte[30]);
        try (PartialFile partial = storage(BOOT, worker).reopen(FILE).orElseThrow()) {
            assertFalse(Files.exists(root.resolve(NOTE)), "written on before anything was appended");
            append(partial, 5);
        }
        storage.stop();
        try (PartialFile partial = storage(new Boot(3, 4), worker).reopen(FILE).orElseThrow()) {
            assertEquals(30, partial.size());
        }
    }

    @Test
    void whatIsShorterThanNotedIsTakenAsItIs() throws IOException {
        try (PartialFile partial = storage(BOOT, worker).create(FILE, "")) {
            append(partial, 90);
            worker.work();
        }
        Files.write(root.resolve("file.WiredTransfer"), new byte[40]);
        storage.stop();
        try (PartialFile partial = storage(new Boot(3, 4), worker).reopen(FILE).orElseThrow()) {
            assertEquals(40, partial.size());
            assertEquals(new Checkpoint(40, new Boot(3, 4)), noted());
        }
    }

    @Test
    void aNoteThatIsRubbishProvesNothing() throws IOException {
        try (PartialFile partial = storage(BOOT, worker).create(FILE, "someone")) {
            append(partial, 90);
            worker.work();
        }
        Files.write(root.resolve(NOTE), new byte[CheckpointSlots.FILE_SIZE]);
        try (PartialFile partial = storage.reopen(FILE).orElseThrow()) {
            assertEquals(0, partial.size());
            assertEquals("someone", partial.origin());
        }
    }
}
