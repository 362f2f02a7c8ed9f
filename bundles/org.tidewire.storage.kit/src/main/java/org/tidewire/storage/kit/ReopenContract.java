package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What {@code reopen} finds. */
interface ReopenContract extends Subject {
    @Test
    default void reopenNeverCreates() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        storage().createFolder(FilePath.of("/folder"), FileType.DIRECTORY);
        for (String text : new String[] {"/", "/file.bin", "/folder", "/none", "/none/deeper", "/file.bin/below"}) {
            assertEquals(Optional.empty(), storage().reopen(FilePath.of(text)), text);
        }
        assertEquals(List.of("file.bin", "folder"), Data.names(storage(), FilePath.ROOT));
        assertEquals(0, storage().stat(FilePath.of("/folder")).size());
    }

    @Test
    default void reopenGivesExactlyWhatWasAppended() throws IOException {
        byte[] bytes = Data.random(300_000);
        Data.leave(storage(), FILE, bytes, "someone");
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(bytes, partial);
        }
    }

    @Test
    default void aFileCanBeReceivedInManySittings() throws IOException {
        byte[] bytes = Data.random(500_000);
        Data.leave(storage(), FILE, new byte[0], "someone");
        int at = 0;
        for (int sitting = 1; at < bytes.length; sitting++) {
            try (PartialFile partial = Data.reopen(storage(), FILE)) {
                assertEquals(at, partial.size());
                assertEquals("someone", partial.origin());
                int next = Math.min(bytes.length, at + 7_919 * sitting);
                partial.append(ByteBuffer.wrap(bytes, at, next - at));
                at = next;
            }
        }
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            partial.commit();
        }
        Data.assertBytes(bytes, storage(), FILE);
    }

    @Test
    default void aPartialIsOpenOnceOnly() throws IOException {
        byte[] bytes = Data.random(2_000);
        try (PartialFile created = storage().create(FILE, "")) {
            created.append(ByteBuffer.wrap(bytes, 0, 1_000));
            assertThrows(IOException.class, () -> storage().reopen(FILE));
            created.append(ByteBuffer.wrap(bytes, 1_000, 500));
        }
        try (PartialFile again = Data.reopen(storage(), FILE)) {
            assertThrows(IOException.class, () -> storage().reopen(FILE));
            again.append(ByteBuffer.wrap(bytes, 1_500, 500));
        }
        try (PartialFile last = Data.reopen(storage(), FILE)) {
            Data.assertBytes(bytes, last);
        }
    }

    @Test
    default void lookingInVainTakesNothing() throws IOException {
        assertEquals(Optional.empty(), storage().reopen(FILE));
        assertEquals(Optional.empty(), storage().reopen(FILE));
        Data.leave(storage(), FILE, Data.random(10), "");
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals(10, partial.size());
        }
    }

    @Test
    default void truncatedBytesStayAway() throws IOException {
        byte[] bytes = Data.random(200_000);
        Data.leave(storage(), FILE, bytes, "someone");
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            partial.truncate(131_073);
        }
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            Data.assertBytes(Arrays.copyOf(bytes, 131_073), partial);
        }
    }
}
