package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;

/**
 * The folder {@code .wired/staging} under the root, where folders and small files are made whole before they are moved
 * to their place. Java cannot make a directory relative to a handle, so here, and only here, one is made by its path.
 */
final class Staging {
    /** The folder where Wired servers keep what they know of a folder's children. */
    static final String WIRED = ".wired";

    private static final String NAME = "staging";
    /** So many names are held while a folder is emptied. */
    private static final int BATCH = 1_000;

    /** Makes a directory, and those above it, by its path from the root; does nothing if it is there. */
    @FunctionalInterface
    interface Maker {
        void make(String path) throws IOException;
    }

    private final Tree tree;
    private final Maker maker;
    private volatile boolean durable;

    Staging(Tree tree, Path root) {
        this(tree, path -> Files.createDirectories(root.resolve(path)));
    }

    Staging(Tree tree, Maker maker) {
        this.tree = tree;
        this.maker = maker;
    }

    /** Opens a folder's {@code .wired}; empty if there is none. */
    static Optional<Folder> wired(Folder folder) throws IOException {
        try {
            return Optional.of(folder.folder(WIRED));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Opens a folder's {@code .wired}, which is made if there is none. */
    Folder makeWired(Folder folder) throws IOException {
        Optional<Folder> there = wired(folder);
        if (there.isPresent()) {
            return there.get();
        }
        try (Folder staging = open()) {
            String made = makeFolder();
            try {
                tree.place(staging, made, folder, WIRED, FilePath.ROOT);
                folder.force();
            } catch (FileAlreadyExistsException e) {
                // Another thread was faster; if it is no folder at all, opening it says so.
                staging.deleteFolder(made);
            }
        }
        return folder.folder(WIRED);
    }

    /** Makes an empty folder in here. */
    String makeFolder() throws IOException {
        String name = UUID.randomUUID().toString();
        maker.make(WIRED + "/" + NAME + "/" + name);
        return name;
    }

    /** Writes a small file whole and durably, and replaces what was there. */
    void write(Folder folder, String name, byte[] content) throws IOException {
        try (Folder staging = open()) {
            put(staging, folder, name, content);
        }
        folder.force();
    }

    /**
     * Writes a small file whole, and replaces what was there; once the folder is forced it is durable.
     *
     * @param staging where it is made: this folder, opened
     */
    static void put(Folder staging, Folder folder, String name, byte[] content) throws IOException {
        String made = make(staging, ByteBuffer.wrap(content));
        try {
            staging.move(made, folder, name);
        } catch (IOException e) {
            remove(staging, made, e);
            throw e;
        }
    }

    /** Makes a file in an opened staging folder, whole and its bytes durable, and tells its name there. */
    static String make(Folder staging, ByteBuffer content) throws IOException {
        String made = UUID.randomUUID().toString();
        try (FileChannel file = staging.channel(made, Set.of(CREATE_NEW, WRITE))) {
            while (content.hasRemaining()) {
                file.write(content);
            }
            file.force(true);
            return made;
        } catch (IOException e) {
            remove(staging, made, e);
            throw e;
        }
    }

    /** Opens the staging folder, which is made if there is none. */
    Folder open() throws IOException {
        try (Folder root = tree.walk(FilePath.ROOT)) {
            Optional<Folder> there = durable ? find(root) : Optional.empty();
            if (there.isPresent()) {
                return there.get();
            }
            makeDurably(root);
            return find(root).orElseThrow(() -> new NoSuchFileException(WIRED + "/" + NAME));
        }
    }

    private Optional<Folder> find(Folder root) throws IOException {
        Optional<Folder> wired = tree.wired(root, FilePath.ROOT);
        if (wired.isEmpty()) {
            return Optional.empty();
        }
        try (Folder held = wired.get()) {
            Optional<Tree.Found> found = Tree.find(held, NAME);
            return found.isEmpty() ? Optional.empty() : Optional.of(tree.open(held, List.of(WIRED, NAME), found.get()));
        }
    }

    /** The root's own {@code .wired} is made by its path, in its place; what it remembers is only as durable as its name. */
    private synchronized void makeDurably(Folder root) throws IOException {
        maker.make(WIRED + "/" + NAME);
        root.force();
        durable = true;
    }

    /** Removes what a crash left in here, and what was deleted. What cannot be removed is in nobody's way. */
    void clear(Logger log) throws IOException {
        try (Folder root = tree.walk(FilePath.ROOT);
                Folder wired = root.folder(WIRED);
                Folder staging = wired.folder(NAME)) {
            remove(staging, log);
        } catch (NoSuchFileException e) {
            return; // Nothing was ever made in here.
        }
    }

    private static void remove(Folder staging, Logger log) throws IOException {
        int failed = 0;
        for (List<String> names = some(staging); names.size() > failed; names = some(staging)) {
            failed = 0;
            for (String name : names) {
                failed += isRemoved(staging, name, log) ? 0 : 1;
            }
        }
    }

    private static boolean isRemoved(Folder staging, String name, Logger log) {
        try {
            remove(staging, name);
            return true;
        } catch (IOException e) {
            log.warn("{} in {}/{} cannot be removed", name, WIRED, NAME, e);
            return false;
        }
    }

    /** Removes something from an opened staging folder because of an error, to which a further one is added. */
    static void remove(Folder staging, String name, IOException cause) {
        try {
            remove(staging, name);
        } catch (NoSuchFileException e) {
            return; // It was moved already, or never made.
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Removes something from an opened staging folder. Folders in it are first moved up into staging, so that however deep
     * they are, a few are open at a time; their names are read anew after some were removed, as a list that is read while
     * it changes may leave names out.
     */
    static void remove(Folder staging, String name) throws IOException {
        Deque<String> left = new ArrayDeque<>();
        left.push(name);
        while (!left.isEmpty()) {
            String next = left.element();
            if (!staging.attributes(next).isDirectory()) {
                staging.delete(next);
                left.remove();
            } else if (removeFolder(staging, next)) {
                left.remove();
            } else if (!takeOutSome(staging, next, left)) {
                staging.deleteFolder(next); // It is empty by now, or holds names that cannot be written, and says so.
                left.remove();
            }
        }
    }

    private static boolean removeFolder(Folder parent, String name) throws IOException {
        try {
            parent.deleteFolder(name);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** Takes out of a folder what can be read of it at once; false if there is nothing. */
    private static boolean takeOutSome(Folder staging, String name, Deque<String> left) throws IOException {
        try (Folder folder = staging.folder(name)) {
            List<String> children = some(folder);
            for (String child : children) {
                takeOut(folder, child, staging, left);
            }
            return !children.isEmpty();
        }
    }

    private static void takeOut(Folder folder, String child, Folder staging, Deque<String> left) throws IOException {
        try {
            if (!folder.attributes(child).isDirectory()) {
                folder.delete(child);
            } else if (!removeFolder(folder, child)) {
                String up = UUID.randomUUID().toString();
                folder.move(child, staging, up);
                left.push(up);
            }
        } catch (NoSuchFileException e) {
            return; // Who had it open was faster, as with a partial that is discarded.
        }
    }

    private static List<String> some(Folder folder) throws IOException {
        List<String> some = new ArrayList<>();
        try (Names names = folder.names()) {
            for (Optional<String> name = names.next(); name.isPresent() && some.size() < BATCH; name = names.next()) {
                some.add(name.get());
            }
        }
        return some;
    }
}
