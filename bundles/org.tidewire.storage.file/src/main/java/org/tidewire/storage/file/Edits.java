package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Makes folders, deletes and moves, and writes comments; each is one step under {@link Tree#naming}. */
final class Edits {
    private final Tree tree;
    private final Staging staging;
    private final Notes notes;
    private final OpenFiles open;
    private final Logger log;

    Edits(Tree tree, Staging staging, Notes notes, OpenFiles open, Logger log) {
        this.tree = tree;
        this.staging = staging;
        this.notes = notes;
        this.open = open;
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
                        takeBack(stage, staged, parent, name, e);
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
                moveAlone(source, from, target, to);
            }
        }
    }

    /** A partial's new name is taken meanwhile, as one that is being made there has noted its origin already. */
    private void moveAlone(Folder source, FilePath from, Folder target, FilePath to) throws IOException {
        Optional<FilePath> taken = to.target();
        if (taken.isPresent() && !open.take(taken.get())) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            synchronized (tree.naming) {
                move(source, from, target, to);
            }
        } finally {
            taken.ifPresent(open::release);
        }
    }

    private void move(Folder source, FilePath from, Folder target, FilePath to) throws IOException {
        Tree.Found found = require(source, from);
        Optional<Tree.Found> there = Tree.find(target, to.name());
        boolean within = isSame(source, target, from.parent().equals(to.parent()));
        if (within && found.name().equals(to.name())) {
            return; // It has this name, letter by letter.
        }
        if (there.isPresent()
                && !(within && isItself(target, found.name(), there.get().name()))) {
            throw new FileAlreadyExistsException(to.toString());
        }
        notes.copy(source, from, target, to);
        try {
            source.move(found.name(), target, to.name());
        } catch (IOException e) {
            if (there.isEmpty()) {
                notes.forget(target, to);
            }
            throw e;
        }
        force(source, found.name(), target, to.name());
        if (there.isEmpty()) {
            notes.forget(source, from);
        }
    }

    private static void force(Folder source, String from, Folder target, String to) throws IOException {
        try {
            target.force();
            source.force();
        } catch (IOException e) {
            takeBack(target, to, source, from, e);
            throw e;
        }
    }

    /** A change that is not durable is not done. */
    private static void takeBack(Folder from, String name, Folder to, String old, IOException cause) {
        try {
            from.move(name, to, old);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Tells whether a new name leads to the old one's file, as the file system takes several spellings for one name. */
    private static boolean isItself(Folder folder, String old, String found) throws IOException {
        return found.equals(old) || (found.equalsIgnoreCase(old) && !isListed(folder, found));
    }

    private static boolean isListed(Folder folder, String name) throws IOException {
        try (Names names = folder.names()) {
            Optional<String> next = names.next();
            while (next.isPresent() && !next.get().equals(name)) {
                next = names.next();
            }
            return next.isPresent();
        }
    }

    private static boolean isSame(Folder one, Folder other, boolean byPath) throws IOException {
        Object key = one.attributes(".").fileKey();
        return key == null ? byPath : Objects.equals(key, other.attributes(".").fileKey());
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
    private static Tree.Found require(Folder parent, FilePath path) throws IOException {
        return Tree.find(parent, path.name())
                .filter(found ->
                        found.attributes().isRegularFile() || found.attributes().isDirectory())
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }
}
