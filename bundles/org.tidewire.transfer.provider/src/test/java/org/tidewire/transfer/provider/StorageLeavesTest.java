package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class StorageLeavesTest {
    private final Fixture fixture = new Fixture("client.uploads", 3);
    private final HeapStorage storage = fixture.storage;
    private final byte[] large = Fixture.random(3_000_000, 1);
    private final byte[] small = Fixture.random(500_000, 2);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void suspendsWhenTheStorageLeavesAndLeavesNothingOpen() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(transfer, large, 1_200_000);
        fixture.removeStorage(storage);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        assertEquals(0, storage.open);
        refused(Reason.NO_STORAGE, () -> fixture.upload(ANNA, FILE, large));
        fixture.addStorage(storage);
        assertEquals(1_200_000, fixture.upload(ANNA, FILE, large).info().position());
    }

    @Test
    void keepsTheReplacementWhenTheOldStorageLeavesAfterIt() throws Exception {
        HeapStorage better = new HeapStorage();
        fixture.addStorage(better);
        fixture.removeStorage(storage);
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, small));
        Fixture.pour(transfer, small, small.length);
        assertArrayEquals(small, better.files.get(FILE));
    }

    @Test
    void cutsOffAStorageThatHangsWhileItLeaves() throws Exception {
        Fixture impatient = new Fixture("suspend.grace", 0);
        Transfer transfer = impatient.claimed(impatient.upload(ANNA, FILE, large));
        Fixture.pour(transfer, large, 1_200_000);
        impatient.storage.hang = new CountDownLatch(1);
        Thread writer =
                new Thread(() -> assertThrows(IOException.class, () -> Fixture.pour(transfer, large, 1_300_000)));
        writer.start();
        Fixture.await("the append hangs", () -> writer.getState() == Thread.State.TIMED_WAITING);
        impatient.removeStorage(impatient.storage);
        assertEquals(0, impatient.storage.open);
        Fixture.await("it is interrupted", () -> transfer.info().state() == TransferState.INTERRUPTED);
        writer.join(10_000);
        impatient.close();
    }

    @Test
    void interruptsEverythingWhenTheEngineStops() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, large));
        Fixture.pour(transfer, large, 1_100_000);
        fixture.engine.close();
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertEquals(1_100_000, storage.files.get(FILE.partial()).length);
        assertEquals(0, storage.open);
    }

    private static void refused(Reason reason, org.junit.jupiter.api.function.Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }
}
