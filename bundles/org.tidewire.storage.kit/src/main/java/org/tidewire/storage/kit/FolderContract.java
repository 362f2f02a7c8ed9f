package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What {@code createFolder} does. */
interface FolderContract extends Subject {
    @Test
    default void aFolderRemembersItsType() throws IOException {
        for (FileType type : EnumSet.complementOf(EnumSet.of(FileType.FILE))) {
            FilePath folder = FilePath.ROOT.child(type.name());
            storage().createFolder(folder, type);
            assertEquals(type, storage().stat(folder).type());
            storage().createFolder(folder.child("inner"), FileType.DIRECTORY);
            assertEquals(
                    FileType.DIRECTORY, storage().stat(folder.child("inner")).type(), "types are not inherited");
            assertEquals(type, storage().stat(folder).type(), "a child changed its parent");
        }
    }

    @Test
    default void foldersCanBeAsDeepAsPaths() throws IOException {
        FilePath path = FilePath.ROOT;
        for (int depth = 0; depth < FilePath.MAX_DEPTH; depth++) {
            path = path.child("d" + depth);
            storage().createFolder(path, FileType.DIRECTORY);
        }
        assertEquals(0, listed(path).size());
        assertEquals(1, storage().stat(path.parent()).size());
    }

    @Test
    default void aFileIsNoFolderType() throws IOException {
        FilePath folder = FilePath.of("/folder");
        assertThrows(IllegalArgumentException.class, () -> storage().createFolder(folder, FileType.FILE));
        Data.assertNothing(storage());
    }

    @Test
    default void aFolderNeedsAFreeName() throws IOException {
        FilePath folder = FilePath.of("/folder");
        storage().createFolder(folder, FileType.UPLOADS);
        Data.put(storage(), FILE, Data.random(9));
        Data.leave(storage(), FilePath.of("/begun"), Data.random(8), "");
        for (FilePath taken : new FilePath[] {FilePath.ROOT, folder, FILE, FilePath.of("/begun.WiredTransfer")}) {
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> storage().createFolder(taken, FileType.DIRECTORY),
                    taken::toString);
        }
        assertEquals(FileType.UPLOADS, storage().stat(folder).type());
        Data.assertBytes(Data.random(9), storage(), FILE);
        Data.assertBytes(Data.random(8), storage(), FilePath.of("/begun.WiredTransfer"));
    }

    @Test
    default void aFolderNeedsAParent() throws IOException {
        Data.put(storage(), FILE, Data.random(1));
        for (FilePath orphan : new FilePath[] {FilePath.of("/none/folder"), FILE.child("folder")}) {
            assertThrows(
                    NoSuchFileException.class,
                    () -> storage().createFolder(orphan, FileType.DROP_BOX),
                    orphan::toString);
        }
        assertEquals(1, storage().stat(FilePath.ROOT).size());
    }
}
