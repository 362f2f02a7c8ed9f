package org.tidewire.storage.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.SearchableStorage;
import org.tidewire.storage.Storage;

/**
 * Storage in memory: for embedding, for tests, and to show the swap of a backend. Immediate, so that it does not
 * end with its last user but with its configuration.
 */
@Component(
        service = Storage.class,
        immediate = true,
        configurationPid = Config.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class, factory = true)
public final class MemoryStorage implements EditableStorage, SearchableStorage {
    /** So long may a target's name be, in bytes, that its partial's name is not longer than 255. */
    private static final int LONGEST_NAME = 255 - FilePath.PARTIAL_SUFFIX.length();

    /** And so long its path. */
    private static final int LONGEST_PATH = 4_096 - FilePath.PARTIAL_SUFFIX.length();

    private static final int LONGEST_ORIGIN = 1024;

    private final Space space;
    private final Tree tree = new Tree();
    private final Entries entries = new Entries(tree);
    private final OpenContents open = new OpenContents();

    /**
     * Makes an empty storage.
     *
     * @param config how much it may hold
     * @throws IllegalArgumentException if the limit is negative, the name empty or the mount no path
     */
    @Activate
    public MemoryStorage(Config config) {
        this(new Space(config.limit()));
        if (config.storage_name() == null || config.storage_name().isEmpty()) {
            throw new IllegalArgumentException("storage.name is empty; it must be a name");
        }
        requirePath(config.storage_mount());
    }

    private MemoryStorage(Space space) {
        this.space = space;
    }

    /**
     * Makes an empty storage for a program without OSGi, which calls {@link #stop} in the end.
     *
     * @param limit how many bytes all files together may hold, 0 or more
     * @return the storage
     * @throws IllegalArgumentException if the limit is negative
     */
    public static MemoryStorage of(long limit) {
        return new MemoryStorage(new Space(limit));
    }

    private static void requirePath(String mount) {
        try {
            FilePath.of(mount);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "storage.mount is '" + mount + "'; it must be a path, as /archive: " + e.getMessage(), e);
        }
    }

    /** Closes everything that is open. What was held is gone. */
    @Deactivate
    public void stop() {
        open.close();
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        return entries.stat(path);
    }

    @Override
    public FileType type(FilePath path) throws IOException {
        return tree.require(path).type;
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        return entries.list(folder);
    }

    @Override
    public Content open(FilePath path) throws IOException {
        return open.add(new MemoryContent(tree.open(path), tree, open));
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        if (origin.length() > LONGEST_ORIGIN || origin.indexOf('\n') >= 0 || origin.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "an origin has at most " + LONGEST_ORIGIN + " characters and no line breaks");
        }
        tree.requireFree(path);
        if (!canBePartial(path)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "what is uploaded has at most " + LONGEST_NAME + " bytes in its name and " + LONGEST_PATH
                            + " in its path");
        }
        Node partial = Node.partial(space, origin);
        tree.addPartial(path, partial);
        return open.add(new MemoryPartial(partial, open, tree, space, path));
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) throws IOException {
        if (!canBePartial(path)) {
            return Optional.empty();
        }
        Node partial;
        try {
            partial = tree.open(path.partial());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!partial.taken.compareAndSet(false, true)) {
            tree.close(partial);
            throw new FileSystemException(path.partial().toString(), null, "is open already");
        }
        return Optional.of(open.add(new MemoryPartial(partial, open, tree, space, path)));
    }

    private static boolean canBePartial(FilePath path) {
        return !path.isRoot()
                && path.name().getBytes(UTF_8).length <= LONGEST_NAME
                && path.toString().getBytes(UTF_8).length <= LONGEST_PATH;
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        requireFolder(type);
        if (path.isRoot()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        tree.add(path, Node.folder(type));
    }

    private static void requireFolder(FileType type) {
        if (type == FileType.FILE) {
            throw new IllegalArgumentException("a folder is DIRECTORY, UPLOADS or DROP_BOX, not FILE");
        }
    }

    @Override
    public void delete(FilePath path) throws IOException {
        tree.delete(path);
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        tree.move(from, to);
    }

    @Override
    public void changeType(FilePath folder, FileType type) throws IOException {
        requireFolder(type);
        synchronized (tree) {
            Node node = tree.require(folder);
            if (node.isFile()) {
                throw new NotDirectoryException(folder.toString());
            }
            node.type = type;
        }
    }

    @Override
    public String comment(FilePath path) throws IOException {
        synchronized (tree) {
            return tree.require(path).comment;
        }
    }

    @Override
    public void comment(FilePath path, String text) throws IOException {
        if (text.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "a comment has at most " + LONGEST_COMMENT + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(letter -> letter == 0x04 || (letter >= 0x1C && letter <= 0x1F))) {
            throw new IllegalArgumentException("a comment may not hold separators (U+0004, U+001C to U+001F)");
        }
        synchronized (tree) {
            tree.child(path).comment = text;
        }
    }

    @Override
    public Stream<FileEntry> search(FilePath below, String part) throws IOException {
        return entries.search(below, part);
    }

    @Override
    public long free() {
        return space.free();
    }
}
