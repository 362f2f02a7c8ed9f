package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What {@code create} makes, and what it refuses. */
interface CreateContract extends Subject {
    @Test
    default void aNewPartialIsEmptyAndLiesBesideItsTarget() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.DIRECTORY);
        try (PartialFile partial = storage().create(folder.child("file"), "someone")) {
            assertEquals(0, partial.size());
            assertEquals("someone", partial.origin());
            assertEquals(List.of("file.WiredTransfer"), Data.names(storage(), folder));
        }
    }

    @Test
    default void nothingIsCreatedOverAFile() throws IOException {
        Data.put(storage(), FILE, Data.random(70));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(FILE, "other"));
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
        assertEquals(Optional.empty(), storage().reopen(FILE));
        Data.assertBytes(Data.random(70), storage(), FILE);
    }

    @Test
    default void nothingIsCreatedOverAFolder() throws IOException {
        storage().createFolder(FILE, FileType.DROP_BOX);
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(FILE, "other"));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(FilePath.ROOT, "other"));
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
        assertEquals(FileType.DROP_BOX, storage().stat(FILE).type());
        assertEquals(0, storage().stat(FILE).size());
    }

    @Test
    default void nothingIsCreatedOverAPartialBeItOpenOrNot() throws IOException {
        try (PartialFile partial = storage().create(FILE, "first")) {
            partial.append(java.nio.ByteBuffer.wrap(Data.random(80)));
            assertThrows(FileAlreadyExistsException.class, () -> storage().create(FILE, "second"));
        }
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(FILE, "third"));
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("first", partial.origin());
            Data.assertBytes(Data.random(80), partial);
        }
    }

    @Test
    default void aFolderUnderThePartialsNameIsInTheWay() throws IOException {
        storage().createFolder(FILE.partial(), FileType.DIRECTORY);
        assertThrows(IOException.class, () -> storage().create(FILE, "other"));
        assertEquals(Optional.empty(), storage().reopen(FILE));
        assertEquals(false, storage().stat(FILE.partial()).partial());
    }

    @Test
    default void aPartialNeedsAFolder() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        assertThrows(NoSuchFileException.class, () -> storage().create(FilePath.of("/none/file"), ""));
        assertThrows(NoSuchFileException.class, () -> storage().create(FILE.child("file"), ""));
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void originsAreKeptToTheLetter() throws IOException {
        String[] origins = {"", " ", "guest 1048576 da39a3ee", "\u00fc\ud83c\udf0a\t\u4f60", "\u4f60".repeat(1024)};
        for (int i = 0; i < origins.length; i++) {
            FilePath path = FilePath.ROOT.child("file" + i);
            try (PartialFile partial = storage().create(path, origins[i])) {
                assertEquals(origins[i], partial.origin());
            }
            try (PartialFile partial = Data.reopen(storage(), path)) {
                assertEquals(origins[i], partial.origin());
            }
        }
    }
}
