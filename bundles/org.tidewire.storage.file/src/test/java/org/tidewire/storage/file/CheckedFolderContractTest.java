package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.storage.kit.StorageContract;

/** The contract once more, on a directory without handles. */
class CheckedFolderContractTest extends StorageContract {
    @TempDir
    Path root;

    private final Storages made = new Storages();

    @Override
    protected Storage make() throws IOException {
        return made.checkedOn(root);
    }

    @Override
    protected Optional<Storage> remake() throws IOException {
        return Optional.of(made.checkedOn(root));
    }

    @Override
    protected boolean leavePartial(FilePath target, long size) throws IOException {
        return Storages.leaveSparse(root.resolve(target.partial().name()), size);
    }

    @Override
    protected void leaveMany(FilePath folder, int count) throws IOException {
        Storages.leaveFiles(root.resolve(folder.name()), count);
    }

    /** Without handles a partial is not found where its folder was moved; it must not be lost or written to twice. */
    @Override
    @Test
    public void aFolderThatMovesTakesItsOpenPartialsAlong() throws IOException {
        FilePath moved = FilePath.of("/moved/file");
        FileStorage storage = (FileStorage) storage();
        storage.createFolder(FilePath.of("/folder"), FileType.UPLOADS);
        try (PartialFile partial = storage.create(FilePath.of("/folder/file"), "someone")) {
            storage.move(FilePath.of("/folder"), moved.parent());
            assertThrows(IOException.class, () -> storage.reopen(moved), "opened twice");
            partial.append(ByteBuffer.wrap(new byte[50]));
            assertThrows(IOException.class, partial::commit);
        }
        try (PartialFile partial = storage.reopen(moved).orElseThrow()) {
            assertEquals("someone", partial.origin());
            assertEquals(50, partial.size());
        }
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }
}
