package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

import org.tidewire.storage.FilePath;

/**
 * Where a partial lies, held: it is renamed and removed in this very folder, wherever that was moved meanwhile. A partial
 * whose own name was deleted or given to something else is not found here any more.
 *
 * @param tree names are taken here
 * @param notes forgets what is committed or discarded
 * @param folder the folder of partial and target
 * @param partial the partial's name as the disk spells it
 * @param target the file to be
 * @param key which file this is, as the file system tells files apart; null if it does not
 */
record Place(Tree tree, Notes notes, Folder folder, String partial, FilePath target, Object key) implements Closeable {
    /** Finds out where an opened partial lies. */
    static Place of(Tree tree, Notes notes, Folder folder, String partial, FilePath target) throws IOException {
        return new Place(
                tree, notes, folder, partial, target, folder.attributes(partial).fileKey());
    }

    /**
     * Takes the file itself for one user, besides the target's path: a partial or a folder above may have been moved while
     * it was open, and two writers would mix their bytes.
     */
    void takeKey(OpenFiles open, boolean isNew) throws IOException {
        if (key == null) {
            return;
        }
        if (isNew) {
            open.takeNewKey(key, this);
        } else if (!open.takeKey(key, this)) {
            throw new FileSystemException(target.partial().toString(), null, "is open already");
        }
    }

    void releaseKey(OpenFiles open) {
        if (key != null) {
            open.releaseKey(key, this);
        }
    }

    /** Gives the partial the target's name, durably. */
    void commit() throws IOException {
        synchronized (tree.naming) {
            requireThere();
            Tree.requireFree(folder, target.name(), target);
            notes.inherit(
                    folder, target.partial(), target, folder.attributes(partial).size());
            folder.move(partial, folder, target.name());
        }
        try {
            folder.force();
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        synchronized (tree.naming) {
            if (Tree.find(folder, target.partial().name()).isEmpty()) {
                notes.forget(folder, target.partial());
            }
        }
    }

    /** A name that is not durable is not the file's name: the partial stays. */
    private void takeBack(IOException cause) {
        try {
            tree.place(folder, target.name(), folder, partial, target.partial());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Removes the partial, then what is noted of it: a crash between leaves notes, which the next create replaces. A
     * partial that comes back without them would be taken for another program's, with a tail that nobody vouches for.
     */
    void discard() throws IOException {
        synchronized (tree.naming) {
            requireThere();
            folder.delete(partial);
            folder.force();
            notes.forget(folder, target.partial());
        }
    }

    private void requireThere() throws IOException {
        try {
            if (!Objects.equals(key, folder.attributes(partial).fileKey())) {
                throw new NoSuchFileException(target.partial().toString());
            }
        } catch (NoSuchFileException e) {
            throw Tree.missing(target.partial(), e);
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
