package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.Objects;

import org.tidewire.storage.FilePath;

/**
 * Stores files that are there as a whole. Each is made in staging, forced, and renamed to its place, where nobody ever sees a
 * part of it; so it needs no partial and no notes, and whatever a crash leaves of it in staging is removed at the next start.
 */
final class WholeFiles {
    private final Tree tree;
    private final Staging staging;
    private final Notes notes;
    private final OpenFiles open;

    WholeFiles(Tree tree, Staging staging, Notes notes, OpenFiles open) {
        this.tree = tree;
        this.staging = staging;
        this.notes = notes;
        this.open = open;
    }

    /** Stores a file durably; meanwhile nobody else makes its partial, or another file of its name by us. */
    void store(FilePath path, ByteBuffer content) throws IOException {
        Partials.requireTarget(path);
        if (!open.take(path)) {
            throw new FileAlreadyExistsException(path.partial().toString());
        }
        try (Folder folder = tree.walk(path.parent());
                Folder stage = staging.open()) {
            String made = Staging.make(stage, content);
            try {
                place(stage, made, folder, path);
            } catch (IOException e) {
                Staging.remove(stage, made, e);
                throw e;
            }
        } finally {
            open.release(path);
        }
    }

    /** The bytes are durable by now, so whoever finds the name finds all of them. */
    private void place(Folder stage, String made, Folder folder, FilePath path) throws IOException {
        Object key = stage.attributes(made).fileKey();
        synchronized (tree.naming) {
            open.requireOpen(); // by now another storage may serve the same folder
            Tree.requireFree(folder, path.name(), path);
            Tree.requireFree(folder, path.partial().name(), path.partial());
            notes.forgetComment(folder, path);
            stage.move(made, folder, path.name());
        }
        try {
            folder.force();
        } catch (IOException e) {
            takeBack(folder, path, key, stage, made, e);
            throw e;
        }
    }

    /** A name that is not durable is not the file's name; unless by now somebody has given it to another file. */
    private void takeBack(Folder folder, FilePath path, Object key, Folder stage, String made, IOException cause) {
        synchronized (tree.naming) {
            try {
                if (Objects.equals(key, folder.attributes(path.name()).fileKey())) {
                    folder.move(path.name(), stage, made);
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
