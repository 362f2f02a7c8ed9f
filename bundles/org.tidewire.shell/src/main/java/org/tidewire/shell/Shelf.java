package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** The highest ranked storage, while there is one: with an engine the tree of all. May be called from any thread. */
@Component(service = Shelf.class)
public final class Shelf {
    /** The size of what is not there. */
    static final long NONE = -1;

    private final AtomicReference<Storage> storage = new AtomicReference<>();

    /**
     * Uses a storage from now on.
     *
     * @param arriving the storage
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindStorage(Storage arriving) {
        storage.set(arriving);
    }

    /**
     * Uses a storage no more.
     *
     * @param leaving the one in use, or one that was replaced
     */
    void unbindStorage(Storage leaving) {
        storage.compareAndSet(leaving, null);
    }

    /**
     * Tells files from folders.
     *
     * @param path what lies in storage
     * @return whether it is a folder
     * @throws IOException if there is no storage, nothing lies there, or storage fails
     */
    boolean isFolder(FilePath path) throws IOException {
        return current().type(path) != FileType.FILE;
    }

    /**
     * Tells how large a file is.
     *
     * @param path where it may lie
     * @return bytes; {@link #NONE} if no file lies there
     * @throws IOException if there is no storage, or it fails
     */
    long size(FilePath path) throws IOException {
        try {
            FileEntry entry = current().stat(path);
            return entry.type() == FileType.FILE ? entry.size() : NONE;
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    /**
     * Gives the storage.
     *
     * @return the highest ranked one: with an engine the tree of all
     * @throws IOException if there is none
     */
    Storage current() throws IOException {
        Storage current = storage.get();
        if (current == null) {
            throw new IOException("there is no storage at the moment");
        }
        return current;
    }
}
