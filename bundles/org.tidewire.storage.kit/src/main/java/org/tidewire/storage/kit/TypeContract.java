package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What {@code changeType} does. Skipped by backends that cannot be edited. */
interface TypeContract extends Subject {
    @Test
    default void anyTypeBecomesAnyOther() throws IOException {
        FilePath folder = FilePath.of("/folder");
        editable().createFolder(folder, FileType.DIRECTORY);
        Data.leave(storage(), folder.child("begun"), Data.random(10), "someone");
        editable().comment(folder.child("begun").partial(), "words");
        for (FileType from : EnumSet.complementOf(EnumSet.of(FileType.FILE))) {
            for (FileType to : EnumSet.complementOf(EnumSet.of(FileType.FILE))) {
                editable().changeType(folder, from);
                editable().changeType(folder, to);
                assertEquals(to, storage().stat(folder).type());
            }
        }
        assertEquals(List.of("begun.WiredTransfer"), Data.names(storage(), folder));
        assertEquals("words", editable().comment(folder.child("begun").partial()));
        assertEquals("someone", Data.origin(storage(), folder.child("begun")));
    }

    @Test
    default void theRootHasATypeToo() throws IOException {
        editable().changeType(FilePath.ROOT, FileType.UPLOADS);
        assertEquals(FileType.UPLOADS, storage().stat(FilePath.ROOT).type());
        editable().changeType(FilePath.ROOT, FileType.DIRECTORY);
        assertEquals(FileType.DIRECTORY, storage().stat(FilePath.ROOT).type());
    }

    @Test
    default void onlyAFolderHasAType() throws IOException {
        Data.put(editable(), FILE, Data.random(1));
        assertThrows(NotDirectoryException.class, () -> editable().changeType(FILE, FileType.UPLOADS));
        assertThrows(NoSuchFileException.class, () -> editable().changeType(FilePath.of("/none"), FileType.UPLOADS));
        assertThrows(IllegalArgumentException.class, () -> editable().changeType(FilePath.ROOT, FileType.FILE));
        assertEquals(FileType.DIRECTORY, storage().stat(FilePath.ROOT).type());
    }
}
