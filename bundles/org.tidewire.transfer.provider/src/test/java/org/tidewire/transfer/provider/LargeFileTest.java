package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.ANNA;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;

/** Positions that no int can hold, both ways. */
class LargeFileTest {
    private static final long INT = 1L << 31;
    private static final long LONG = 1L << 32;
    private static final long FIVE = 5L << 30;
    private static final long TEN = 10L << 30;
    private static final long TERA = 1L << 40;
    private static final FilePath FILE = FilePath.of("/large.bin");

    private final SparseStorage storage = new SparseStorage(FILE);
    private final Fixture fixture = new Fixture("download.speed", 100_000_000, "upload.speed", 100_000_000);

    LargeFileTest() {
        fixture.removeStorage(fixture.storage);
        fixture.addStorage(storage);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {INT, LONG - 1, LONG, LONG + 1, TEN, TERA})
    void sendsAcrossEveryBorderOfCounting(long border) throws Exception {
        storage.size = border + 100_003;
        storage.whole = true;
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, border - 7));
        long position = border - 7;
        ByteBuffer chunk = ByteBuffer.allocate(65_536);
        for (int length = transfer.read(chunk, position); length >= 0; length = transfer.read(chunk, position)) {
            chunk.flip();
            for (int i = 0; i < length; i++) {
                assertEquals(SparseStorage.at(position + i), chunk.get(i));
            }
            position += length;
            assertEquals(position, transfer.info().position());
            chunk.clear();
        }
        assertEquals(border + 100_003, position);
        assertEquals(TransferState.COMPLETED, transfer.info().state());
    }

    @ParameterizedTest
    @ValueSource(longs = {INT, LONG - 1, LONG, LONG + 1, TEN, TERA})
    void goesOnStoringAcrossEveryBorderOfCounting(long border) throws Exception {
        Checksum sum = storage.sum();
        long whole = border + 100_003;
        long held = border - 50_000;
        storage.size = held;
        storage.origin = new Origin(sum, whole, ANNA.name()).text();
        Transfer transfer = fixture.engine.upload(ANNA, Fixture.UNLIMITED, FILE, whole, sum);
        assertEquals(held, transfer.info().position());
        fixture.claimed(transfer);
        for (long position = held; position < whole; position = transfer.info().position()) {
            transfer.write(SparseStorage.bytes(position, 65_536), position);
        }
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals(whole, storage.size);
    }

    @Test
    void refusesAnOffsetBeyondTheEnd() {
        storage.size = FIVE;
        storage.whole = true;
        assertThrows(TransferException.class, () -> fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, FIVE + 1));
    }
}
