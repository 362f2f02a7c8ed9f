package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** What {@code store} makes, and what it refuses. */
interface StoreContract extends Subject {
    private static void store(Storage storage, FilePath path, byte[] bytes) throws IOException {
        storage.store(path, "someone", ByteBuffer.wrap(bytes));
    }

    @Test
    default void whatIsStoredWholeIsAFileAndNoPartial() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DIRECTORY);
        for (int size : new int[] {0, 1, 4_096, 300_000}) {
            FilePath path = folder.child("file " + size);
            store(storage(), path, Data.random(size));
            Data.assertBytes(Data.random(size), storage(), path);
            assertFalse(storage().stat(path).partial());
            assertEquals(Optional.empty(), storage().reopen(path));
        }
        assertEquals(4, Data.names(storage(), folder).size());
    }

    @Test
    default void storingTakesTheRestOfAnyBuffer() throws IOException {
        byte[] bytes = Data.random(5_000);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        ByteBuffer[] sources = {
            ByteBuffer.wrap(bytes), direct, ByteBuffer.wrap(bytes).asReadOnlyBuffer()
        };
        for (int i = 0; i < sources.length; i++) {
            FilePath path = FilePath.ROOT.child("file" + i);
            storage().store(path, "", sources[i].position(3));
            assertEquals(0, sources[i].remaining());
            Data.assertBytes(java.util.Arrays.copyOfRange(bytes, 3, bytes.length), storage(), path);
        }
    }

    @Test
    default void nothingIsStoredOverAnything() throws IOException {
        Data.put(storage(), FILE, Data.random(70));
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.UPLOADS);
        FilePath held = FilePath.of("/held");
        Data.leave(storage(), held, Data.random(30), "first");
        List<String> names = Data.names(storage(), FilePath.ROOT);
        for (FilePath taken : List.of(FILE, folder, held, FilePath.ROOT)) {
            assertThrows(
                    FileAlreadyExistsException.class, () -> store(storage(), taken, Data.random(9)), taken::toString);
        }
        assertEquals(names, Data.names(storage(), FilePath.ROOT));
        Data.assertBytes(Data.random(70), storage(), FILE);
        assertEquals("first", Data.origin(storage(), held));
    }

    @Test
    default void nothingIsStoredOverAPartialThatIsOpen() throws IOException {
        try (PartialFile partial = storage().create(FILE, "first")) {
            assertThrows(FileAlreadyExistsException.class, () -> store(storage(), FILE, Data.random(9)));
            partial.append(ByteBuffer.wrap(Data.random(50)));
            partial.commit();
        }
        Data.assertBytes(Data.random(50), storage(), FILE);
    }

    @Test
    default void storingNeedsAFolderAndANameAndAnOrigin() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        assertThrows(NoSuchFileException.class, () -> store(storage(), FilePath.of("/none/file"), Data.random(9)));
        assertThrows(NoSuchFileException.class, () -> store(storage(), FILE.child("file"), Data.random(9)));
        FilePath longest = FilePath.ROOT.child("n".repeat(242));
        assertThrows(IOException.class, () -> store(storage(), longest, Data.random(9)));
        FilePath path = FilePath.of("/file");
        assertThrows(IllegalArgumentException.class, () -> storage()
                .store(path, "two\nlines", ByteBuffer.wrap(Data.random(9))));
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aFileThatIsCalledLikeAPartialIsStoredWhole() throws IOException {
        store(storage(), FILE.partial(), Data.random(60));
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("", partial.origin());
            Data.assertBytes(Data.random(60), partial);
        }
    }
}
