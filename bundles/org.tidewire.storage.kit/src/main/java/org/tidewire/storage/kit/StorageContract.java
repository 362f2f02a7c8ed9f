package org.tidewire.storage.kit;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/**
 * What every storage backend promises, sentence by sentence of {@link org.tidewire.storage}. A backend's test extends
 * this and passes as a whole; a backend that does not is not deployed.
 *
 * <p>Data are random from a seed, which messages tell; {@code -Dstorage.kit.seed=N} sets it.
 */
public abstract class StorageContract
        implements EntryContract,
                ListContract,
                LongListContract,
                FolderContract,
                NameContract,
                EscapeContract,
                SpellingContract,
                ReadContract,
                CreateContract,
                ReopenContract,
                AppendContract,
                CommitContract,
                StoreContract,
                EditContract,
                MoveContract,
                TypeContract,
                CommentContract,
                SearchContract,
                CloseContract,
                CrashContract,
                LargeContract,
                CrowdContract {
    private Storage storage;

    /** For subclasses. */
    protected StorageContract() {}

    /**
     * Makes a backend that holds nothing. Called before each test; the subclass cleans up after it.
     *
     * @return the backend
     * @throws Exception if it cannot be made
     */
    protected abstract Storage make() throws Exception;

    /**
     * Makes a second backend on what the first one holds, as if the process of the first had died: the first is neither
     * stopped nor closed, and is used no more.
     *
     * @return the backend; empty if nothing outlives the process
     * @throws Exception if it cannot be made
     */
    protected Optional<Storage> remake() throws Exception {
        return Optional.empty();
    }

    /**
     * Puts a partial of zeros there, as another program might leave it, without writing so many bytes. For sizes beyond
     * 2 GiB.
     *
     * @param target the file to be, whose folder is the root
     * @param size its bytes
     * @return whether this backend can do that; by default it cannot
     * @throws IOException if it can and failed
     */
    protected boolean leavePartial(FilePath target, long size) throws IOException {
        return false;
    }

    /**
     * Puts many folders or files there, as fast as the backend can; their names are the numbers from 0. For long listings.
     *
     * @param folder where to; an empty folder that exists
     * @param count how many
     * @throws IOException if it failed; by default it makes folders one by one
     */
    protected void leaveMany(FilePath folder, int count) throws IOException {
        for (int number = 0; number < count; number++) {
            storage.createFolder(folder.child(Integer.toString(number)), FileType.DIRECTORY);
        }
    }

    @BeforeEach
    final void makeStorage() throws Exception {
        storage = make();
    }

    @Override
    public final Storage storage() {
        return storage;
    }

    @Override
    public final Optional<Storage> died() throws Exception {
        return remake();
    }

    @Override
    public final boolean left(FilePath target, long size) throws IOException {
        return leavePartial(target, size);
    }

    @Override
    public final void leftMany(FilePath folder, int count) throws IOException {
        leaveMany(folder, count);
    }
}
