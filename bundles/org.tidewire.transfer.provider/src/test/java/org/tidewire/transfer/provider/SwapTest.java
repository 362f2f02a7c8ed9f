package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.Fixture.UNLIMITED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class SwapTest {
    private static final int HELD = 1_200_000;

    private final FakeTime time = new FakeTime();
    private final Fixture fixture = new Fixture(time.time());
    private final HeapStorage storage = fixture.storage;
    private final byte[] bytes = Fixture.random(3_000_000, 5);

    @AfterEach
    void close() {
        fixture.close();
    }

    private Transfer uploaded() throws IOException {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, bytes));
        Fixture.pour(transfer, bytes, HELD);
        return transfer;
    }

    private static Thread pouring(Transfer transfer, byte[] bytes, AtomicReference<Exception> fault) {
        Thread writer = new Thread(() -> {
            try {
                Fixture.pour(transfer, bytes, bytes.length);
            } catch (IOException e) {
                fault.set(e);
            }
        });
        writer.start();
        return writer;
    }

    @Test
    void anUploadWaitsAndGoesOnInTheSameStorage() throws Exception {
        Transfer transfer = uploaded();
        fixture.removeStorage(storage);
        AtomicReference<Exception> fault = new AtomicReference<>();
        Thread writer = pouring(transfer, bytes, fault);
        Fixture.await("the writer waits", () -> writer.getState() == Thread.State.WAITING);
        assertEquals(HELD, storage.files.get(FILE.partial()).length);
        fixture.addStorage(storage);
        writer.join(10_000);
        assertEquals(null, fault.get());
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertArrayEquals(bytes, storage.files.get(FILE));
    }

    @Test
    void anUploadGoesOnInAnotherStorageThatHoldsTheSame() throws Exception {
        Transfer transfer = uploaded();
        HeapStorage copy = storage.copy();
        fixture.addStorage(copy);
        fixture.removeStorage(storage);
        assertEquals(TransferState.RUNNING, transfer.info().state());
        assertEquals(0, storage.open);
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, copy.files.get(FILE));
        assertEquals(HELD, storage.files.get(FILE.partial()).length);
    }

    @Test
    void aStorageThatHoldsLessInterrupts() throws Exception {
        Transfer transfer = uploaded();
        HeapStorage shorter = storage.copy();
        shorter.files.put(FILE.partial(), Arrays.copyOf(bytes, HELD - 1));
        assertInterruptedBy(shorter, transfer, "1199999");
    }

    @Test
    void aStorageThatHoldsOtherBytesInterrupts() throws Exception {
        Transfer transfer = uploaded();
        HeapStorage other = storage.copy();
        byte[] changed = other.files.get(FILE.partial()).clone();
        changed[77]++;
        other.files.put(FILE.partial(), changed);
        assertInterruptedBy(other, transfer, "other bytes");
    }

    @Test
    void anEmptyStorageInterrupts() throws Exception {
        assertInterruptedBy(new HeapStorage(), uploaded(), FILE.partial().toString());
    }

    @Test
    void aStorageWherePartOfAnotherFileHasTheNameInterrupts() throws Exception {
        Transfer transfer = uploaded();
        HeapStorage other = storage.copy();
        other.origins.put(FILE, "something else");
        assertInterruptedBy(other, transfer, "something else");
        assertEquals(HELD, other.files.get(FILE.partial()).length, "what is there is left alone");
    }

    private void assertInterruptedBy(HeapStorage other, Transfer transfer, String why) throws IOException {
        fixture.removeStorage(storage);
        fixture.addStorage(other);
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertTrue(transfer.info().reason().contains(why), transfer.info().reason());
        assertEquals(0, other.open);
        assertEquals(HELD, storage.files.get(FILE.partial()).length);
        fixture.removeStorage(other);
        fixture.addStorage(storage);
        assertEquals(HELD, fixture.upload(ANNA, FILE, bytes).info().position(), "its own storage resumes");
    }

    @Test
    void aStorageThatIsOutrankedIsLetGo() throws Exception {
        Transfer transfer = uploaded();
        HeapStorage better = storage.copy();
        fixture.tree.addStorage(better, Map.of("service.ranking", 7));
        assertEquals(0, storage.open);
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, better.files.get(FILE));
    }

    @Test
    void aDownloadGoesOnWhereTheSameFileIs() throws Exception {
        storage.files.put(FILE, bytes);
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, UNLIMITED, FILE, 0));
        ByteBuffer chunk = ByteBuffer.allocate(1_000_000);
        assertEquals(1_000_000, transfer.read(chunk, 0));
        HeapStorage copy = storage.copy();
        fixture.removeStorage(storage);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        fixture.addStorage(copy);
        assertEquals(1_000_000, transfer.read(chunk.clear(), 1_000_000));
        assertArrayEquals(Arrays.copyOfRange(bytes, 1_000_000, 2_000_000), chunk.array());
        assertEquals(0, storage.open);
    }

    @Test
    void aDownloadOfAFileThatDiffersIsInterrupted() throws Exception {
        storage.files.put(FILE, bytes);
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, UNLIMITED, FILE, 0));
        HeapStorage other = new HeapStorage();
        other.files.put(FILE, Fixture.random(3_000_000, 6));
        fixture.removeStorage(storage);
        fixture.addStorage(other);
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertEquals(0, other.open);
    }

    @Test
    void afterThirtySecondsWithoutStorageItIsInterrupted() throws Exception {
        Transfer transfer = uploaded();
        fixture.removeStorage(storage);
        time.pass(Duration.ofSeconds(29));
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        time.pass(Duration.ofSeconds(2));
        Fixture.await("it is interrupted", () -> transfer.info().state() == TransferState.INTERRUPTED);
        assertTrue(transfer.info().reason().contains("30 s"), transfer.info().reason());
    }

    @Test
    void aPauseOutlivesTheSwap() throws Exception {
        Transfer transfer = uploaded();
        fixture.removeStorage(storage);
        transfer.control(FileControl.PAUSE, Side.THEIRS);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        refused(Reason.DENIED, () -> transfer.control(FileControl.RESUME, Side.OURS));
        fixture.addStorage(storage);
        assertEquals(TransferState.PAUSED, transfer.info().state());
        transfer.control(FileControl.RESUME, Side.THEIRS);
        assertEquals(TransferState.RUNNING, transfer.info().state());
    }

    @Test
    void whoeverHasAKeyWhileThereIsNoStorageWaitsForOne() throws Exception {
        Transfer transfer = fixture.upload(ANNA, FILE, bytes);
        fixture.removeStorage(storage);
        fixture.claimed(transfer);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        fixture.addStorage(storage);
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, storage.files.get(FILE));
    }

    @Test
    void whatIsCancelledMeanwhileIsOver() throws Exception {
        Transfer transfer = uploaded();
        fixture.removeStorage(storage);
        transfer.control(FileControl.CANCEL, Side.OURS);
        fixture.addStorage(storage);
        assertEquals(TransferState.CANCELLED, transfer.info().state());
        assertEquals(0, storage.open);
    }

    private static void refused(Reason reason, Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }
}
