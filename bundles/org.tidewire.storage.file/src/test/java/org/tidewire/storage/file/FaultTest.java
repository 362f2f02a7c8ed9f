package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** Every call of an upload to the disk fails once, one in each run; the next try brings the file, whole and durable. */
class FaultTest {
    private static final FilePath FILE = FilePath.of("/file");
    private static final int PIECE = 100;
    private static final int PIECES = 12;
    private static final Pace PACE = new Pace(3 * PIECE, Duration.ofSeconds(2), 1 << 30);

    private final byte[] bytes = new byte[PIECE * PIECES];
    private final Disk disk = new Disk();
    private StepWorker worker = new StepWorker();

    FaultTest() {
        new Random(20_261_121).nextBytes(bytes);
    }

    private FileStorage storage(Disk disk, long boot) throws IOException {
        worker = new StepWorker();
        Checkpoints.Setting setting = new Checkpoints.Setting(new Boot(1, boot), PACE, worker);
        Tree tree = new Tree(disk.root());
        return new FileStorage(
                tree, Files.getFileStore(Path.of(".")), new Staging(tree, disk::make), setting, Storages.silence());
    }

    /** Goes on with what is there, as an engine does. */
    private void upload(FileStorage storage) throws IOException {
        Optional<PartialFile> held = storage.reopen(FILE);
        try (PartialFile partial = held.isPresent() ? held.get() : storage.create(FILE, "someone")) {
            for (int at = (int) partial.size(); at < bytes.length; at = (int) partial.size()) {
                partial.append(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
                worker.work();
            }
            partial.commit();
        }
    }

    @Test
    void whicheverCallFailsTheNextTryBringsTheFile() throws IOException {
        Disk counting = new Disk();
        FileStorage whole = storage(counting, 1);
        counting.failAt(-1, false);
        upload(whole);
        int calls = counting.calls();
        int failed = 0;
        for (int call = 0; call < calls; call++) {
            for (boolean shortWrite : new boolean[] {false, true}) {
                failed += isRefused(call, shortWrite) ? 1 : 0;
            }
        }
        System.out.println(
                calls + " calls of an upload, each failed once, and each write was short once; refused: " + failed);
        assertTrue(calls > 80 && failed > calls / 2, calls + " calls, " + failed + " refused");
    }

    private boolean isRefused(int call, boolean shortWrite) throws IOException {
        Disk faulty = new Disk();
        FileStorage storage = storage(faulty, 1);
        faulty.failAt(call, shortWrite);
        boolean refused = false;
        try {
            upload(storage);
        } catch (IOException e) {
            refused = true;
        }
        try {
            if (refused) {
                assertThrows(IOException.class, () -> Storages.get(storage, "/file"), "it failed, and is there");
                upload(storage);
            }
            assertArrayEquals(bytes, Storages.get(storage, "/file"));
            faulty.losePower(new Random(call));
            FileStorage after = storage(faulty, 2);
            assertArrayEquals(bytes, Storages.get(after, "/file"), "after a loss of power");
            assertEquals(Optional.empty(), after.reopen(FILE));
            assertEquals(0, faulty.staged());
        } catch (IOException | AssertionError e) {
            fail("call " + call + " failed, " + faulty.failed() + (shortWrite ? ", short" : ""), e);
        }
        return refused;
    }

    private PartialFile begun(FileStorage storage) throws IOException {
        PartialFile partial = storage.create(FILE, "someone");
        partial.append(ByteBuffer.wrap(bytes, 0, 3 * PIECE));
        worker.work();
        partial.append(ByteBuffer.wrap(bytes, 3 * PIECE, 3 * PIECE));
        return partial;
    }

    @Test
    void whatCouldNotBeForcedIsNeitherAppendedToNorCommittedNorForcedAgain() throws IOException {
        FileStorage storage = storage(disk, 1);
        PartialFile partial = begun(storage);
        disk.failAt(0, false);
        worker.work();
        assertEquals(Disk.Call.FORCE, disk.failed());
        IOException refused = assertThrows(IOException.class, () -> partial.append(ByteBuffer.wrap(bytes, 0, 1)));
        assertEquals("Input/output error", refused.getCause().getMessage());
        assertThrows(IOException.class, () -> partial.truncate(1));
        int calls = disk.calls();
        assertEquals(
                refused.getMessage(),
                assertThrows(IOException.class, partial::commit).getMessage());
        assertEquals(calls, disk.calls(), "it was forced again");
        try (PartialFile again = storage.reopen(FILE).orElseThrow()) {
            assertEquals(3 * PIECE, again.size(), "trusted in the same run of the system");
        }
    }

    @Test
    void whatWasNotForcedIsCutOffAfterALossOfPowerOnly() throws IOException {
        begun(storage(disk, 1));
        disk.restart();
        try (PartialFile again = storage(disk, 1).reopen(FILE).orElseThrow()) {
            assertEquals(6 * PIECE, again.size(), "the process died, and no more");
        }
        try (PartialFile again = storage(disk, 2).reopen(FILE).orElseThrow()) {
            assertEquals(3 * PIECE, again.size());
        }
    }
}
