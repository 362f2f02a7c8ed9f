package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.tidewire.storage.FilePath;

/**
 * The folders from the root down. The root is held as long as the storage lives; each walk begins at its handle and
 * goes down name by name.
 *
 * <p>One lock: {@link #naming} is held while a name is looked for and taken or given up, so that two never take the same,
 * with the small files that go along. It never covers the bytes of a file.
 */
final class Tree implements Closeable {
    /** Something in a folder: its name as the disk spells it, and what it is. */
    record Found(String name, BasicFileAttributes attributes) {}

    private final Folder root;
    private final OpenFolders folders;
    /** Held by whoever changes names or what is noted of them; nothing else is locked under it. */
    final Object naming = new Object();

    Tree(Folder root) {
        this(root, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
    }

    /**
     * Takes over the root.
     *
     * @param later see {@link OpenFolders}
     */
    Tree(Folder root, Executor later) {
        this.root = root;
        folders = new OpenFolders(later);
    }

    /** Holds a directory, which exists. */
    static Tree of(Path directory) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            if (stream instanceof SecureDirectoryStream<Path> secure) {
                return new Tree(new HeldFolder(secure.newDirectoryStream(Path.of("."))));
            }
        }
        return checked(directory);
    }

    /** Holds a directory by its path only. */
    static Tree checked(Path directory) {
        return new Tree(new CheckedFolder(directory));
    }

    /** Tells whether folders are held by handles, so that swapping them for links is harmless. */
    boolean isHeld() {
        return root instanceof HeldFolder;
    }

    /** Opens a folder; the caller closes it. */
    Folder walk(FilePath path) throws IOException {
        Folder at = top();
        for (int depth = 1; depth <= path.names().size(); depth++) {
            try (Folder above = at) {
                String name = path.names().get(depth - 1);
                Found found = find(above, name).orElseThrow(() -> new NoSuchFileException(name));
                at = open(above, path.names().subList(0, depth), found);
            } catch (NoSuchFileException e) {
                throw missing(path, e);
            }
        }
        return at;
    }

    private Folder top() throws IOException {
        return root instanceof HeldFolder held
                ? held.again().orElseThrow(() -> new IOException("this storage was stopped"))
                : root.seen(".");
    }

    /**
     * Opens a folder that was found in another one.
     *
     * @param names from the root down to it
     */
    Folder open(Folder above, List<String> names, Found found) throws IOException {
        if (!found.attributes().isDirectory()) {
            throw new NoSuchFileException(found.name());
        }
        return above instanceof HeldFolder held ? folders.open(names, held, found) : above.seen(found.name());
    }

    /**
     * Opens the folder where Wired servers keep what they know of a folder's children; empty if there is none. The caller
     * closes it.
     *
     * @param path of the folder
     */
    Optional<Folder> wired(Folder folder, FilePath path) throws IOException {
        Optional<Found> found = find(folder, Staging.WIRED);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(path.names());
        names.add(Staging.WIRED);
        try {
            return Optional.of(open(folder, names, found.get()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // It is no folder, or none any more.
        }
    }

    /**
     * Looks a name up: the exact spelling first, then any other spelling with the same normal form. Names of ASCII have
     * no other spelling that {@link Entries} would show.
     */
    static Optional<Found> find(Folder folder, String name) throws IOException {
        try {
            return Optional.of(new Found(name, folder.attributes(name)));
        } catch (NoSuchFileException e) {
            return isAscii(name) ? Optional.empty() : findSpelling(folder, name);
        }
    }

    static boolean isAscii(String name) {
        return name.chars().allMatch(letter -> letter < 128);
    }

    private static Optional<Found> findSpelling(Folder folder, String name) throws IOException {
        try (Names names = folder.names()) {
            for (Optional<String> other = names.next(); other.isPresent(); other = names.next()) {
                if (Normalizer.normalize(other.get(), Normalizer.Form.NFC).equals(name)) {
                    return Optional.of(new Found(other.get(), folder.attributes(other.get())));
                }
            }
            return Optional.empty();
        }
    }

    /** Gives something a name that is free. */
    void place(Folder from, String name, Folder to, String free, FilePath path) throws IOException {
        synchronized (naming) {
            requireFree(to, free, path);
            from.move(name, to, free);
        }
    }

    /** Refuses if something has the name, whatever it is. */
    static void requireFree(Folder folder, String name, FilePath path) throws IOException {
        if (find(folder, name).isPresent()) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    /** Says that nothing lies at a path, and what was seen. */
    static NoSuchFileException missing(FilePath path, Throwable cause) {
        NoSuchFileException e = new NoSuchFileException(path.toString());
        e.initCause(cause);
        return e;
    }

    @Override
    public void close() throws IOException {
        try (root) {
            folders.close();
        }
    }
}
