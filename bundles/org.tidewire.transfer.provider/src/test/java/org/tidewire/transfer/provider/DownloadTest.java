package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

class DownloadTest {
    private final Fixture fixture = new Fixture();
    private final byte[] bytes = Fixture.random(1_000_000, 3);

    @BeforeEach
    void store() {
        fixture.storage.files.put(FILE, bytes);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sendsTheBytesFromTheOffset() throws Exception {
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 123_456));
        assertArrayEquals(Arrays.copyOfRange(bytes, 123_456, bytes.length), drained(transfer));
        assertEquals(TransferState.COMPLETED, transfer.info().state());
        assertEquals(0, fixture.storage.open);
    }

    @Test
    void completesOnlyWhenTheCallerHasSentAll() throws Exception {
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0));
        ByteBuffer chunk = ByteBuffer.allocate(bytes.length);
        assertEquals(bytes.length, transfer.read(chunk, 0));
        assertEquals(TransferState.RUNNING, transfer.info().state());
        assertEquals(-1, transfer.read(chunk.clear(), bytes.length));
        assertEquals(TransferState.COMPLETED, transfer.info().state());
    }

    @Test
    void sendsNothingFromTheVeryEnd() throws Exception {
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, bytes.length));
        assertEquals(0, drained(transfer).length);
        assertEquals(TransferState.COMPLETED, transfer.info().state());
    }

    @Test
    void refusesAnOffsetBeyondTheEndAndWhatIsNoFile() {
        for (long offset : new long[] {-1, bytes.length + 1, Long.MAX_VALUE}) {
            TransferException beyond = assertThrows(
                    TransferException.class, () -> fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, offset));
            assertEquals(Reason.INVALID_POSITION, beyond.reason());
        }
        assertThrows(
                NoSuchFileException.class,
                () -> fixture.engine.download(ANNA, Fixture.UNLIMITED, FilePath.of("/none"), 0));
        assertThrows(
                NoSuchFileException.class, () -> fixture.engine.download(ANNA, Fixture.UNLIMITED, FilePath.ROOT, 0));
    }

    @Test
    void sendsWhatThereWasWhenItWasAskedForThoughTheFileGrows() throws Exception {
        Transfer transfer = fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0);
        fixture.storage.files.put(FILE, Arrays.copyOf(bytes, 2_000_000));
        assertArrayEquals(bytes, drained(fixture.claimed(transfer)));
    }

    @Test
    void failsWhenTheFileBecameShorter() throws Exception {
        Transfer transfer = fixture.claimed(fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0));
        fixture.storage.files.put(FILE, Arrays.copyOf(bytes, 1000));
        IOException shorter = assertThrows(IOException.class, () -> drained(transfer));
        assertTrue(shorter.getMessage().contains("shorter"), shorter.getMessage());
        assertEquals(TransferState.FAILED, transfer.info().state());
    }

    @Test
    void takesAKeyOnceAndFromItsOwnPlaceOnly() throws Exception {
        Transfer transfer = fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0);
        String key = transfer.key().orElseThrow();
        assertTrue(key.matches("[0-9a-f]{40}"), "40 hex digits");
        assertTrue(fixture.engine.claim(key, "127.0.0.2").isEmpty(), "from elsewhere");
        assertTrue(fixture.engine.claim("0".repeat(40), "127.0.0.1").isEmpty(), "another key");
        assertTrue(fixture.engine.claim("", "127.0.0.1").isEmpty(), "no key");
        assertTrue(fixture.engine.claim(key, "127.0.0.1").isPresent());
        assertTrue(fixture.engine.claim(key, "127.0.0.1").isEmpty(), "used");
        assertTrue(transfer.key().isEmpty());
    }

    @Test
    void issuesAnotherKeyEachTime() throws Exception {
        String first =
                fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0).key().orElseThrow();
        fixture.engine.list().get(0).disconnected("not wanted");
        String second =
                fixture.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0).key().orElseThrow();
        assertNotEquals(first, second);
    }

    @Test
    void takesTheSlotBackWhenTheKeyIsNotUsed() throws Exception {
        Fixture impatient = new Fixture("ready.timeout", 1);
        impatient.storage.files.put(FILE, bytes);
        Transfer never = impatient.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0);
        Transfer next = impatient.engine.download(ANNA, Fixture.UNLIMITED, FILE, 0);
        assertEquals(TransferState.QUEUED, next.info().state());
        String key = never.key().orElseThrow();
        Fixture.await("the next is ready", () -> next.info().state() == TransferState.READY);
        assertEquals(TransferState.INTERRUPTED, never.info().state());
        assertTrue(impatient.engine.claim(key, "127.0.0.1").isEmpty(), "expired");
        assertFalse(never.info().reason().isEmpty());
        impatient.close();
    }

    private static byte[] drained(Transfer transfer) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(70_000);
        long position = transfer.info().position();
        int length = transfer.read(chunk, position);
        while (length >= 0) {
            all.write(chunk.array(), 0, length);
            position += length;
            length = transfer.read(chunk.clear(), position);
        }
        return all.toByteArray();
    }
}
