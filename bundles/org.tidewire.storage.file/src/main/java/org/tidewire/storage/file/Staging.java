package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.tidewire.storage.FilePath;

/**
 * The folder {@code .wired/staging} under the root, where folders and small files are made whole before they are moved
 * to their place. Java cannot make a directory relative to a handle, so here, and only here, one is made by its path.
 */
final class Staging {
    /** The folder where Wired servers keep what they know of a folder's children. */
    static final String WIRED = ".wired";

    private static final String NAME = "staging";

    private final Tree tree;
    private final Path path;

    Staging(Tree tree, Path root) {
        this.tree = tree;
        this.path = root.resolve(WIRED).resolve(NAME);
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
        Files.createDirectory(path.resolve(name));
        return name;
    }

    /** Writes a small file whole and durably, and replaces what was there. */
    void write(Folder folder, String name, byte[] content) throws IOException {
        try (Folder staging = open()) {
            String made = UUID.randomUUID().toString();
            try (FileChannel file = staging.channel(made, Set.of(CREATE_NEW, WRITE))) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
                staging.move(made, folder, name);
            } catch (IOException e) {
                remove(staging, made, e);
                throw e;
            }
        }
        folder.force();
    }

    /** Opens the staging folder, which is made if there is none. */
    Folder open() throws IOException {
        Files.createDirectories(path);
        try (Folder root = tree.walk(FilePath.ROOT);
                Folder wired = root.folder(WIRED)) {
            return wired.folder(NAME);
        }
    }

    /** Removes what a crash left in here. */
    void clear() throws IOException {
        try (Folder root = tree.walk(FilePath.ROOT);
                Folder wired = root.folder(WIRED);
                Folder staging = wired.folder(NAME)) {
            for (String name : staging.names()) {
                remove(staging, name);
            }
        } catch (NoSuchFileException e) {
            return; // Nothing was ever made in here.
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

    private static void remove(Folder parent, String name) throws IOException {
        if (!parent.attributes(name).isDirectory()) {
            parent.delete(name);
            return;
        }
        try (Folder folder = parent.folder(name)) {
            for (String child : folder.names()) {
                remove(folder, child);
            }
        }
        parent.deleteFolder(name);
    }
}
