package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;

/** The bytes of a file on its way here. */
class LocalPartialTest {
    private static final byte[] BYTES = WithServer.bytes(100_000);
    private static final Origin ORIGIN = new Origin(
            "host:2000",
            FilePath.of("/a"),
            BYTES.length,
            FakeTransfer.checksum(BYTES),
            Instant.parse("2026-11-20T20:11:16Z"));

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void place() {
        target = folder.resolve("a");
    }

    @Test
    void isNotFetchedTwiceAtOnce() throws IOException {
        try (LocalPartial first = LocalPartial.open(target, ORIGIN)) {
            first.write(ByteBuffer.wrap(BYTES), 0);
            FileFault refused = assertThrows(FileFault.class, () -> LocalPartial.open(target, ORIGIN));
            assertTrue(refused.getMessage().contains("is being fetched already"), refused.getMessage());
            assertTrue(first.isVerified());
            first.commit();
        }
        assertArrayEquals(BYTES, Files.readAllBytes(target));
    }

    @Test
    void takesTheNameOfNoFileThatCameMeanwhile() throws IOException {
        try (LocalPartial partial = LocalPartial.open(target, ORIGIN)) {
            partial.write(ByteBuffer.wrap(BYTES), 0);
            Files.write(target, new byte[] {1});
            assertThrows(FileAlreadyExistsException.class, partial::commit);
        }
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
        assertEquals(BYTES.length, Files.size(LocalPartial.place(target)));
    }

    @Test
    void beginsAnewIfItIsLongerThanTheFile() throws IOException {
        ORIGIN.write(Origin.place(target));
        Files.write(LocalPartial.place(target), new byte[BYTES.length + 1]);
        try (LocalPartial partial = LocalPartial.open(target, ORIGIN)) {
            assertEquals(0, partial.held());
        }
    }

    @Test
    void tidiesUpBehindAClientThatWasKilledWhenTheFileHadJustItsName() throws IOException {
        Files.write(target, BYTES);
        ORIGIN.write(Origin.place(target));
        LocalPartial.tidy(target);
        assertFalse(Files.exists(Origin.place(target)));
        LocalPartial.tidy(target);
        assertArrayEquals(BYTES, Files.readAllBytes(target));
    }

    @Test
    void leavesAPartialItsOrigin() throws IOException {
        ORIGIN.write(Origin.place(target));
        Files.write(LocalPartial.place(target), new byte[10]);
        LocalPartial.tidy(target);
        assertTrue(ORIGIN.isAt(Origin.place(target)));
    }

    @Test
    void anOriginWhoseNameWouldBeTooLongIsNotMissed() throws IOException {
        for (int length : new int[] {233, 234, 241}) {
            Path named = folder.resolve("n".repeat(length));
            Origin small = new Origin("host:2000", FilePath.of("/n"), 3, ORIGIN.checksum(), ORIGIN.modified());
            try (LocalPartial partial = LocalPartial.open(named, small)) {
                partial.write(ByteBuffer.wrap(BYTES, 0, 3), 0);
                partial.commit();
            }
            LocalPartial.tidy(named);
            assertArrayEquals(Arrays.copyOf(BYTES, 3), Files.readAllBytes(named));
        }
    }

    @Test
    void isNotVerifiedBeforeAllOfItIsThere() throws IOException {
        try (LocalPartial partial = LocalPartial.open(target, ORIGIN)) {
            partial.write(ByteBuffer.wrap(BYTES, 0, 99_999), 0);
            assertFalse(partial.isVerified());
            partial.write(ByteBuffer.wrap(new byte[1]), 99_999);
            assertEquals(BYTES[99_999] == 0, partial.isVerified());
            partial.write(ByteBuffer.wrap(BYTES, 99_999, 1), 99_999);
            assertTrue(partial.isVerified());
        }
    }
}
