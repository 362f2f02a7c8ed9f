package org.tidewire.storage;

import java.io.IOException;

import org.osgi.annotation.versioning.ProviderType;

/**
 * All backends as one tree, a service of the engine's: the one without {@link Storage#MOUNT} is the root, and others appear
 * under their paths. The same object is registered as {@link Storage} with the property {@link #TREE}, above every backend:
 * whoever lists and opens by it sees what the engine sees. Methods may be called from any thread, and never wait.
 */
@ProviderType
public interface StorageTree {
    /** Service property of the {@link Storage} that is the whole tree: true. */
    String TREE = "storage.tree";

    /**
     * Where a path lies.
     *
     * <p>The storage is lent: it can do what the backend can, and every call and whatever it opens is counted, so that a backend
     * that leaves is waited for, and then closed. Two places are in the same backend if their names are equal, not their objects.
     *
     * @param storage the backend, for as long as the tree uses it; {@code IOException} afterwards
     * @param name the backend's name
     * @param path what the path is called there
     */
    record Place(Storage storage, String name, FilePath path) {}

    /**
     * Tells which backend holds a path as of now, whether or not something lies there.
     *
     * @param path a path in the tree
     * @return its place
     * @throws IOException if no backend does: none is the root at the moment
     */
    Place at(FilePath path) throws IOException;
}
