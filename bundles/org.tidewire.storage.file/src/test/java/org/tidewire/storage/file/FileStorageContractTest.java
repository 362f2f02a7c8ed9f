package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.kit.StorageContract;

class FileStorageContractTest extends StorageContract {
    @TempDir
    Path root;

    private final Storages made = new Storages();

    @Override
    protected Storage make() throws IOException {
        return made.on(root);
    }

    @Override
    protected Optional<Storage> remake() throws IOException {
        return Optional.of(made.on(root));
    }

    @Override
    protected boolean leavePartial(FilePath target, long size) throws IOException {
        return Storages.leaveSparse(root.resolve(target.partial().name()), size);
    }

    @Override
    protected void leaveMany(FilePath folder, int count) throws IOException {
        Storages.leaveFiles(root.resolve(folder.name()), count);
    }

    @AfterEach
    void stop() throws IOException {
        made.close();
    }
}
