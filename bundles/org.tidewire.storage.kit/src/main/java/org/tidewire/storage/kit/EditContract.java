package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** What {@code delete} does. Skipped by backends that cannot be edited. */
interface EditContract extends Subject {
    @Test
    default void whatWasDeletedIsGone() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DIRECTORY);
        Data.put(storage(), folder.child("file"), Data.random(100));
        Data.put(storage(), folder.child("other"), Data.random(10));
        editable().delete(folder.child("file"));
        assertThrows(NoSuchFileException.class, () -> storage().stat(folder.child("file")));
        assertThrows(NoSuchFileException.class, () -> storage().open(folder.child("file")));
        assertEquals(List.of("other"), Data.names(storage(), folder));
        assertEquals(1, storage().stat(folder).size());
        Data.put(storage(), folder.child("file"), Data.random(20));
        Data.assertBytes(Data.random(20), storage(), folder.child("file"));
        Data.assertBytes(Data.random(10), storage(), folder.child("other"));
    }

    @Test
    default void aFolderIsDeletedWithAllThatIsInIt() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DROP_BOX);
        FilePath at = folder;
        for (int depth = 0; depth < 20; depth++) {
            at = at.child("d" + depth);
            editable().createFolder(at, FileType.UPLOADS);
            Data.put(storage(), at.child("file"), Data.random(9));
            Data.leave(storage(), at.child("begun"), Data.random(9), "someone");
        }
        editable().delete(folder);
        Data.assertNothing(storage());
        editable().createFolder(folder, FileType.DIRECTORY);
        assertEquals(FileType.DIRECTORY, storage().stat(folder).type());
        assertEquals(List.of(), listed(folder));
    }

    @Test
    default void aDeletedPartialIsForgotten() throws IOException {
        Data.leave(editable(), FILE, Data.random(100), "first");
        editable().delete(FILE.partial());
        assertEquals(Optional.empty(), storage().reopen(FILE));
        // A partial that now comes from elsewhere must not inherit what was known of the last one.
        Data.put(storage(), FILE.partial(), Data.random(20));
        try (PartialFile partial = Data.reopen(storage(), FILE)) {
            assertEquals("", partial.origin());
        }
    }

    @Test
    default void whatIsNotThereCannotBeDeleted() throws IOException {
        Data.put(editable(), FILE, Data.random(1));
        for (FilePath none : new FilePath[] {
            FilePath.ROOT, FilePath.of("/none"), FilePath.of("/none/deeper"), FILE.child("below a file"), FILE.partial()
        }) {
            assertThrows(NoSuchFileException.class, () -> editable().delete(none), none::toString);
        }
        assertEquals(List.of("file.bin"), Data.names(storage(), FilePath.ROOT));
    }

    @Test
    default void aReaderOfADeletedFileReadsOn() throws IOException {
        byte[] bytes = Data.random(300_000);
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DIRECTORY);
        Data.put(storage(), folder.child("file"), bytes);
        try (Content reader = storage().open(folder.child("file"))) {
            editable().delete(folder);
            Data.assertBytes(bytes, reader);
        }
    }

    @Test
    default void aPartialWhoseNameWasDeletedIsCommittedNoMore() throws IOException {
        try (PartialFile partial = editable().create(FILE, "someone")) {
            partial.append(ByteBuffer.wrap(Data.random(500)));
            editable().delete(FILE.partial());
            Data.assertBytes(Data.random(500), partial);
            assertThrows(IOException.class, partial::commit);
        }
        Data.assertNothing(storage());
        Data.put(storage(), FILE, Data.random(20));
        Data.assertBytes(Data.random(20), storage(), FILE);
    }

    @Test
    default void aPartialWhoseFolderWasDeletedIsCommittedNoMore() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.UPLOADS);
        try (PartialFile partial = storage().create(folder.child("file"), "someone")) {
            partial.append(ByteBuffer.wrap(Data.random(500)));
            editable().delete(folder);
            Data.assertBytes(Data.random(500), partial);
            assertThrows(IOException.class, partial::commit);
        }
        Data.assertNothing(storage());
    }

    @Test
    default void aPartialWhoseNameWasDeletedNeverCommitsAnothersBytes() throws IOException {
        Data.leave(editable(), FilePath.of("/other"), Data.random(50), "another");
        try (PartialFile partial = storage().create(FILE, "someone")) {
            partial.append(ByteBuffer.wrap(Data.random(500)));
            editable().delete(FILE.partial());
            try {
                editable().move(FilePath.of("/other").partial(), FILE.partial());
            } catch (IOException e) {
                assertEquals(
                        List.of("other.WiredTransfer"),
                        Data.names(storage(), FilePath.ROOT),
                        "it may be refused: " + e);
            }
            assertThrows(IOException.class, partial::commit);
        }
        assertThrows(NoSuchFileException.class, () -> storage().stat(FILE));
        assertEquals(1, listed(FilePath.ROOT).size());
    }
}
