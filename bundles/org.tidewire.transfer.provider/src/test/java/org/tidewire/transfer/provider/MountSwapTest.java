package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What becomes of transfers when a storage is mounted over others, or leaves its mount. */
class MountSwapTest {
    private static final int HELD = 1_200_000;

    private final Fixture fixture = new Fixture();
    private final HeapStorage storage = fixture.storage;
    private final byte[] bytes = Fixture.random(3_000_000, 5);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aMountThatLeavesIsWaitedForThoughTheRootIsThere() throws Exception {
        HeapStorage archive = new HeapStorage();
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        FilePath path = FilePath.of("/archive/file.bin");
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, path, bytes));
        Fixture.pour(transfer, bytes, HELD);
        Transfer other = fixture.claimed(fixture.upload(BERT, FILE, bytes));
        fixture.removeStorage(archive);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        assertEquals(TransferState.RUNNING, other.info().state());
        HeapStorage unrelated = new HeapStorage();
        fixture.tree.addStorage(unrelated, Map.of(Storage.MOUNT, "/elsewhere"));
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, archive.files.get(FILE));
    }

    @Test
    void whoeverHasAKeyForAMountThatLeavesWaitsForThatMount() throws Exception {
        HeapStorage archive = new HeapStorage();
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        Transfer transfer = fixture.upload(ANNA, FilePath.of("/archive/file.bin"), bytes);
        fixture.removeStorage(archive);
        fixture.claimed(transfer);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, archive.files.get(FILE));
        assertEquals(0, storage.files.size(), "nothing of it is in the root");
    }

    @Test
    void whoBeganWhileAMountWasAwayIsInterruptedAtOnceWhenTheMountIsThereAndMayBeginAgain() throws Exception {
        storage.createFolder(FilePath.of("/archive"), FileType.DIRECTORY);
        FilePath path = FilePath.of("/archive/file.bin");
        Transfer early = fixture.upload(ANNA, path, bytes);
        HeapStorage archive = new HeapStorage();
        fixture.tree.addStorage(archive, Map.of(Storage.MOUNT, "/archive"));
        assertTrue(fixture.engine.claim(early.key().orElseThrow(), ANNA.place()).isEmpty());
        assertEquals(TransferState.INTERRUPTED, early.info().state(), "it would wait for the root in vain");
        Fixture.pour(fixture.claimed(fixture.upload(ANNA, path, bytes)), bytes, bytes.length);
        assertArrayEquals(bytes, archive.files.get(FILE));
        assertEquals(0, storage.files.size(), "nothing of it is in the root");
    }

    @Test
    void whatRunsUnderANewMountIsInterruptedWhenItsOwnStorageIsExchanged() throws Exception {
        storage.createFolder(FilePath.of("/archive"), FileType.DIRECTORY);
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FilePath.of("/archive/file.bin"), bytes));
        Fixture.pour(transfer, bytes, HELD);
        fixture.tree.addStorage(new HeapStorage(), Map.of(Storage.MOUNT, "/archive"));
        fixture.removeStorage(storage);
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        fixture.addStorage(storage);
        assertEquals(TransferState.INTERRUPTED, transfer.info().state());
        assertEquals(0, storage.open);
        assertEquals(HELD, storage.files.get(FilePath.of("/archive/file.bin").partial()).length);
    }

    @Test
    void aMountThatComesTakesNothingFromWhatRuns() throws Exception {
        Transfer transfer = fixture.claimed(fixture.upload(ANNA, FILE, bytes));
        Fixture.pour(transfer, bytes, HELD);
        HeapStorage above = new HeapStorage();
        fixture.tree.addStorage(above, Map.of(Storage.MOUNT, FILE.toString()));
        Fixture.pour(transfer, bytes, bytes.length);
        assertArrayEquals(bytes, storage.files.get(FILE));
        assertEquals(0, above.open);
    }
}
