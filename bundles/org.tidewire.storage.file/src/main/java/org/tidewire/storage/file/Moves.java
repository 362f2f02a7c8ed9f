package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.tidewire.storage.FilePath;

/** Gives files and folders other names, with what is noted of them. */
final class Moves {
    private final Tree tree;
    private final Notes notes;
    private final OpenFiles open;

    Moves(Tree tree, Notes notes, OpenFiles open) {
        this.tree = tree;
        this.notes = notes;
        this.open = open;
    }

    /** A partial's new name is taken meanwhile, as one that is being made there has noted its origin already. */
    void move(Folder source, FilePath from, Folder target, FilePath to) throws IOException {
        Optional<FilePath> taken = to.target();
        if (taken.isPresent() && !open.take(taken.get())) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            synchronized (tree.naming) {
                moveAlone(source, from, target, to);
            }
        } finally {
            taken.ifPresent(open::release);
        }
    }

    private void moveAlone(Folder source, FilePath from, Folder target, FilePath to) throws IOException {
        Tree.Found found = Edits.require(source, from);
        Optional<Tree.Found> there = Tree.find(target, to.name());
        boolean within = isSame(source, target, from.parent().equals(to.parent()));
        if (within && found.name().equals(to.name())) {
            return; // It has this name, letter by letter.
        }
        if (there.isPresent()
                && !(within && isItself(target, found.name(), there.get().name()))) {
            throw new FileAlreadyExistsException(to.toString());
        }
        force(source, found, from, to);
        notes.copy(source, from, target, to, moved(found, from));
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

    private Notes.Moved moved(Tree.Found found, FilePath from) {
        boolean isOpen = from.target()
                .filter(target -> open.isTaken(found.attributes().fileKey(), target))
                .isPresent();
        return new Notes.Moved(found.attributes().size(), isOpen);
    }

    /** A partial that somebody gives a file's name is a file then; files are whole, whatever happens. */
    private static void force(Folder source, Tree.Found found, FilePath from, FilePath to) throws IOException {
        if (from.isPartial() && !to.isPartial() && found.attributes().isRegularFile()) {
            try (FileChannel file = source.channel(found.name(), Set.of(READ))) {
                file.force(true);
            }
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
    static void takeBack(Folder from, String name, Folder to, String old, IOException cause) {
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
}
