package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

import org.tidewire.storage.FilePath;

/**
 * Where a partial lies, held: it is renamed and removed in this very folder, wherever that was moved meanwhile.
 *
 * @param tree names are taken here
 * @param origins forgets what is committed or discarded
 * @param folder the folder of partial and target
 * @param partial the partial's name as the disk spells it
 * @param target the file to be
 */
record Place(Tree tree, Origins origins, Folder folder, String partial, FilePath target) implements Closeable {
    /** Gives the partial the target's name, durably. */
    void commit() throws IOException {
        tree.place(folder, partial, folder, target.name(), target);
        try {
            folder.force();
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        origins.forget(folder, target.partial().name());
    }

    /** A name that is not durable is not the file's name: the partial stays. */
    private void takeBack(IOException cause) {
        try {
            tree.place(folder, target.name(), folder, partial, target.partial());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Removes the partial, then its origin: a crash between leaves an origin, which the next create replaces. */
    void discard() throws IOException {
        try {
            folder.delete(partial);
        } catch (NoSuchFileException e) {
            throw Tree.missing(target.partial(), e);
        }
        origins.forget(folder, target.partial().name());
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
