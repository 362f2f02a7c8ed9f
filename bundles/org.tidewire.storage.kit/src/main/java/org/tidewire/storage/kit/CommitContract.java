package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** How a partial ends: {@code commit} and {@code discard}. */
interface CommitContract extends Subject {
    @Test
    default void aCommittedPartialIsTheFile() throws IOException {
        byte[] bytes = Data.random(200_000);
        PartialFile partial = storage().create(FILE, "someone");
        partial.append(ByteBuffer.wrap(bytes));
        partial.commit();
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
        assertEquals(bytes.length, storage().stat(FILE).size());
        assertEquals(false, storage().stat(FILE).partial());
        assertEquals(Optional.empty(), storage().reopen(FILE));
        Data.assertBytes(bytes, storage(), FILE);
        assertThrows(ClosedChannelException.class, partial::size);
        partial.close();
    }

    @Test
    default void commitNeverOverwrites() throws IOException {
        byte[] bytes = Data.random(1_000);
        try (PartialFile partial = storage().create(FILE, "someone")) {
            partial.append(ByteBuffer.wrap(bytes));
            storage().createFolder(FILE, FileType.UPLOADS);
            assertThrows(FileAlreadyExistsException.class, partial::commit);
        }
        assertEquals(FileType.UPLOADS, storage().stat(FILE).type());
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("someone", partial.origin());
            Data.assertBytes(bytes, partial);
        }
    }

    @Test
    default void aRefusedCommitLeavesThePartialAsItWas() throws IOException {
        byte[] bytes = Data.random(1_000);
        try (PartialFile partial = storage().create(FILE, "someone")) {
            partial.append(ByteBuffer.wrap(bytes, 0, 600));
            storage().createFolder(FILE, FileType.UPLOADS);
            assertThrows(FileAlreadyExistsException.class, partial::commit);
            partial.append(ByteBuffer.wrap(bytes, 600, 400));
            Data.assertBytes(bytes, partial);
            partial.discard();
        }
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aReaderOfThePartialReadsOnAfterTheCommit() throws IOException {
        byte[] bytes = Data.random(10_000);
        try (PartialFile partial = storage().create(FILE, "")) {
            partial.append(ByteBuffer.wrap(bytes));
            try (Content reader = storage().open(FILE.partial())) {
                partial.commit();
                Data.assertBytes(bytes, reader);
            }
        }
    }

    @Test
    default void discardRemovesEverything() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DIRECTORY);
        FilePath path = folder.child("file");
        PartialFile partial = storage().create(path, "first");
        partial.append(ByteBuffer.wrap(Data.random(5_000)));
        partial.discard();
        assertThrows(ClosedChannelException.class, partial::size);
        partial.close();
        assertEquals(List.of(), listed(folder));
        assertEquals(0, storage().stat(folder).size());
        assertEquals(Optional.empty(), storage().reopen(path));
        try (PartialFile next = storage().create(path, "second")) {
            assertEquals("second", next.origin());
            assertEquals(0, next.size());
        }
    }

    @Test
    default void whatWasCommittedIsForgotten() throws IOException {
        Data.leave(storage(), FILE, Data.random(10), "someone");
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            partial.commit();
        }
        // A partial that now comes from elsewhere must not inherit what was known of the last one.
        Data.put(storage(), FILE.partial(), Data.random(20));
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("", partial.origin());
        }
    }
}
