package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** In which backend a transfer says its bytes are. */
class StorageNameTest {
    private final Fixture fixture = new Fixture();
    private final HeapStorage storage = new HeapStorage();
    private final byte[] bytes = Fixture.random(300_000, 6);

    @AfterEach
    void close() {
        fixture.close();
    }

    private void add(String name) {
        fixture.tree.addStorage(storage, Map.of("service.id", 99L, "service.ranking", 1, Storage.NAME, name));
    }

    @Test
    void aTransferNamesItsStorageOnlyWhileItIsInOne() throws Exception {
        add("first");
        Transfer transfer = fixture.upload(Fixture.ANNA, Fixture.FILE, bytes);
        assertEquals("", transfer.storage(), "only a key is out");
        fixture.claimed(transfer);
        Fixture.pour(transfer, bytes, 100_000);
        assertEquals("first", transfer.storage());
        fixture.tree.root("nobody's name");
        assertEquals(TransferState.SUSPENDED, transfer.info().state());
        assertEquals("", transfer.storage());
        fixture.removeStorage(storage);
        add("second");
        fixture.tree.root("second");
        assertEquals("second", transfer.storage());
        Fixture.pour(transfer, bytes, bytes.length);
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals("", transfer.storage(), "it is over");
    }
}
