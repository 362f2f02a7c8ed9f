package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

/** Makes partials and finds them again. Whoever has taken a target in {@link OpenFiles} is alone with its partial. */
final class Partials {
    /** So long may a target's name be, in bytes, that its partial's name is not longer than 255. */
    private static final int LONGEST_NAME = 255 - FilePath.PARTIAL_SUFFIX.length();

    /** And so long its path. */
    private static final int LONGEST_PATH = 4_096 - FilePath.PARTIAL_SUFFIX.length();

    private final Tree tree;
    private final Notes notes;
    private final Checkpoints checkpoints;
    private final OpenFiles open;

    Partials(Tree tree, Notes notes, Checkpoints checkpoints, OpenFiles open) {
        this.tree = tree;
        this.notes = notes;
        this.checkpoints = checkpoints;
        this.open = open;
    }

    PartialFile create(FilePath path, String origin) throws IOException {
        Origins.check(origin);
        requireTarget(path);
        FilePath partial = path.partial();
        if (!open.take(path)) {
            throw new FileAlreadyExistsException(partial.toString());
        }
        PartialFile file = null;
        try {
            file = make(path, partial, origin);
            return file;
        } finally {
            if (file == null) {
                open.release(path);
            }
        }
    }

    /** Refuses what no file is received under. */
    static void requireTarget(FilePath path) throws IOException {
        if (path.isRoot()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (!canBePartial(path)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "what is uploaded has at most " + LONGEST_NAME + " bytes in its name and " + LONGEST_PATH
                            + " in its path");
        }
    }

    private static boolean canBePartial(FilePath path) {
        return path.name().getBytes(UTF_8).length <= LONGEST_NAME
                && path.toString().getBytes(UTF_8).length <= LONGEST_PATH;
    }

    private PartialFile make(FilePath path, FilePath partial, String origin) throws IOException {
        Folder folder = tree.walk(path.parent());
        try {
            Tree.requireFree(folder, path.name(), path);
            Tree.requireFree(folder, partial.name(), partial);
            notes.begin(folder, partial, origin);
            FileChannel channel = make(folder, partial);
            return held(channel, Place.of(tree, notes, folder, partial.name(), path), origin, true);
        } catch (IOException e) {
            OpenFiles.closeAfter(e, folder);
            throw e;
        }
    }

    private FileChannel make(Folder folder, FilePath partial) throws IOException {
        synchronized (tree.naming) {
            try {
                Tree.requireFree(folder, partial.name(), partial);
                notes.forgetComment(folder, partial);
                return folder.channel(partial.name(), Set.of(CREATE_NEW, READ, WRITE));
            } catch (IOException e) {
                notes.forgetPartial(folder, partial);
                throw e;
            }
        }
    }

    Optional<PartialFile> reopen(FilePath path) throws IOException {
        if (path.isRoot() || !canBePartial(path)) {
            return Optional.empty(); // No partial can have such a name.
        }
        FilePath partial = path.partial();
        if (!open.take(path)) {
            throw new FileSystemException(partial.toString(), null, "is open already");
        }
        Optional<PartialFile> file = Optional.empty();
        try {
            file = find(path, partial);
            return file;
        } finally {
            if (file.isEmpty()) {
                open.release(path);
            }
        }
    }

    private Optional<PartialFile> find(FilePath path, FilePath partial) throws IOException {
        Folder folder;
        try {
            folder = tree.walk(path.parent());
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Without a folder there is no partial.
        }
        try {
            Optional<Tree.Found> found = Tree.find(folder, partial.name());
            if (found.isEmpty() || !found.get().attributes().isRegularFile()) {
                folder.close();
                return Optional.empty();
            }
            String name = found.get().name();
            String origin = Origins.read(folder, partial.name());
            FileChannel channel = folder.channel(name, Set.of(READ, WRITE));
            return Optional.of(held(channel, Place.of(tree, notes, folder, name, path), origin, false));
        } catch (IOException e) {
            OpenFiles.closeAfter(e, folder);
            throw e;
        }
    }

    /** What is cut off when a partial is reopened is cut off only when it is known that nobody else has it open. */
    private PartialFile held(FileChannel channel, Place place, String origin, boolean isNew) throws IOException {
        boolean taken = false;
        try {
            place.takeKey(open, isNew);
            taken = true;
            FilePath partial = place.target().partial();
            Durability durability = isNew
                    ? checkpoints.begin(place.folder(), partial, channel)
                    : checkpoints.resume(place.folder(), partial, channel);
            HeldPartial file = new HeldPartial(channel, durability, place, origin, open);
            open.add(file);
            return file;
        } catch (IOException e) {
            if (taken) {
                place.releaseKey(open);
            }
            OpenFiles.closeAfter(e, channel);
            throw e;
        }
    }
}
