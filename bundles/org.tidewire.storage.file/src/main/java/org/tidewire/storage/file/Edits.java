package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Makes folders, deletes and moves, and writes comments; each is one step under {@link Tree#naming}. */
final class Edits {
    private final Tree tree;
    private final Staging staging;
    private final Notes notes;
    private final Moves moves;
    private final Logger log;

    Edits(Tree tree, Staging staging, Notes notes, OpenFiles open, Logger log) {
        this.tree = tree;
        this.staging = staging;
        this.notes = notes;
        this.moves = new Moves(tree, notes, open);
        this.log = log;
    }

    /** The folder is made elsewhere and moved in, so that nobody ever sees it without its type. */
    void createFolder(FilePath path, FileType type) throws IOException {
        if (path.isRoot()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        try (Folder parent = tree.walk(path.parent())) {
            Tree.requireFree(parent, path.name(), path);
            try (Folder stage = staging.open()) {
                String made = staging.makeFolder();
                try (Folder folder = stage.folder(made)) {
                    FolderTypes.write(staging, folder, type);
                    synchronized (tree.naming) {
                        Tree.requireFree(parent, path.name(), path);
                        notes.forget(parent, path);
                        stage.move(made, parent, path.name());
                    }
                } catch (IOException e) {
                    Staging.remove(stage, made, e);
                    throw e;
                }
            }
            parent.force();
        }
    }

    /** Moves into staging, which is the one step, and removes what then lies there. */
    void delete(FilePath path) throws IOException {
        try (Folder parent = parent(path)) {
            require(parent, path);
            try (Folder stage = staging.open()) {
                String staged = UUID.randomUUID().toString();
                synchronized (tree.naming) {
                    String name = require(parent, path).name();
                    parent.move(name, stage, staged);
                    try {
                        parent.force();
                    } catch (IOException e) {
                        Moves.takeBack(stage, staged, parent, name, e);
                        throw e;
                    }
                    notes.forget(parent, path);
                }
                remove(stage, staged, path);
            }
        }
    }

    private void remove(Folder stage, String staged, FilePath path) {
        try {
            Staging.remove(stage, staged);
        } catch (IOException e) {
            log.warn(
                    "{} was deleted; some of it still lies in {} and is tried again at the next start",
                    path,
                    staged,
                    e);
        }
    }

    void move(FilePath from, FilePath to) throws IOException {
        try (Folder source = parent(from)) {
            Tree.Found found = require(source, from);
            if (to.isRoot()) {
                throw new FileAlreadyExistsException(to.toString());
            }
            if (found.attributes().isDirectory() && !to.equals(from) && to.startsWith(from)) {
                throw new FileSystemException(from.toString(), to.toString(), "a folder cannot lie in itself");
            }
            try (Folder target = tree.walk(to.parent())) {
                moves.move(source, from, target, to);
            }
        }
    }

    void changeType(Folder folder, FileType type) throws IOException {
        synchronized (tree.naming) {
            FolderTypes.write(staging, folder, type);
        }
    }

    String comment(FilePath path) throws IOException {
        if (path.isRoot()) {
            return "";
        }
        try (Folder parent = parent(path)) {
            require(parent, path);
            return Comments.read(parent, path.name());
        }
    }

    void comment(FilePath path, String text) throws IOException {
        Comments.check(text);
        try (Folder parent = parent(path)) {
            synchronized (tree.naming) {
                // Under the spelling on the disk, where the original server looks for it.
                notes.comments().write(parent, require(parent, path).name(), text);
            }
        }
    }

    private Folder parent(FilePath path) throws IOException {
        if (path.isRoot()) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            return tree.walk(path.parent());
        } catch (NoSuchFileException e) {
            throw Tree.missing(path, e);
        }
    }

    /** Finds a file or folder; links and the like are nothing. */
    static Tree.Found require(Folder parent, FilePath path) throws IOException {
        return Tree.find(parent, path.name())
                .filter(found ->
                        found.attributes().isRegularFile() || found.attributes().isDirectory())
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }
}
