package org.tidewire.storage.file;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/**
 * Storage on a directory. Folders are held by handles and links are never followed, so nothing outside the directory is
 * read or written, whoever moves what while we walk.
 */
@Component(
        service = Storage.class,
        immediate = true,
        configurationPid = Config.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class, factory = true)
public final class FileStorage implements EditableStorage {
    private final Tree tree;
    private final FileStore store;
    private final Partials partials;
    private final WholeFiles wholeFiles;
    private final Edits edits;
    private final Checkpoints checkpoints;
    private final OpenFiles open = new OpenFiles();

    /**
     * Opens the directory, and makes it if it does not exist.
     *
     * @param config which directory
     * @param log where a file system without directory handles is reported
     * @throws IllegalArgumentException if {@code root} is empty, or {@code storage.name} is, or {@code storage.mount} is no path
     * @throws IOException if there is no directory that can be opened
     */
    @Activate
    public FileStorage(Config config, @Reference(service = LoggerFactory.class) Logger log) throws IOException {
        this(Roots.directory(config), log);
        log.info("storage {} is up", config.storage_name());
    }

    private FileStorage(Path root, Logger log) throws IOException {
        this(Tree.of(root), root, log);
    }

    /**
     * Opens a directory in a program without OSGi, which calls {@link #stop} in the end.
     *
     * @param directory absolute or relative to the working directory; made if it does not exist. No second program or storage
     *     may write to it
     * @param log where a file system without directory handles is reported
     * @return the storage
     * @throws IllegalArgumentException if a file lies there
     * @throws IOException if there is no directory that can be opened
     */
    public static FileStorage of(Path directory, Logger log) throws IOException {
        return new FileStorage(Roots.directory(directory), log);
    }

    FileStorage(Tree tree, Path root, Logger log) throws IOException {
        this(tree, Files.getFileStore(root), new Staging(tree, root), Checkpoints.Setting.usual(), log);
        if (!tree.isHeld()) {
            log.warn(
                    "{} has no directory handles: somebody who swaps folders for links at the right moment can lead"
                            + " out of it. Let nobody else write there.",
                    root);
        }
    }

    FileStorage(Tree tree, FileStore store, Staging staging, Checkpoints.Setting setting, Logger log)
            throws IOException {
        this.tree = tree;
        this.store = store;
        try {
            staging.clear(log);
        } catch (IOException e) {
            OpenFiles.closeAfter(e, tree); // nobody will stop what did not begin
            throw e;
        }
        Notes notes = new Notes(staging, setting.boot(), log);
        checkpoints = new Checkpoints(staging, setting);
        partials = new Partials(tree, notes, checkpoints, open);
        wholeFiles = new WholeFiles(tree, staging, notes, open);
        edits = new Edits(tree, staging, notes, open, log);
    }

    /**
     * Closes everything that is open.
     *
     * @throws IOException if something could not be closed
     */
    @Deactivate
    public void stop() throws IOException {
        try (tree;
                checkpoints;
                open) {
            return; // in this order from the end: a step of a checkpoint holds the folder that it is in
        }
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        if (path.isRoot()) {
            try (Folder root = tree.walk(path)) {
                return Entries.entry(root, ".", path).orElseThrow(() -> new NoSuchFileException(path.toString()));
            }
        }
        try (Folder parent = tree.walk(path.parent())) {
            Optional<Tree.Found> found = Tree.find(parent, path.name());
            if (found.isPresent()) {
                Optional<FileEntry> entry = Entries.entry(parent, found.get().name(), path);
                return entry.orElseThrow(() -> new NoSuchFileException(path.toString()));
            }
        } catch (NoSuchFileException e) {
            throw Tree.missing(path, e);
        }
        throw new NoSuchFileException(path.toString());
    }

    @Override
    public FileType type(FilePath path) throws IOException {
        if (path.isRoot()) {
            return rootType();
        }
        try (Folder parent = tree.walk(path.parent())) {
            Optional<Tree.Found> found = Tree.find(parent, path.name());
            Optional<FileType> type =
                    found.isEmpty() ? Optional.empty() : Entries.type(tree, parent, found.get(), path);
            return type.orElseThrow(() -> new NoSuchFileException(path.toString()));
        } catch (NoSuchFileException e) {
            throw Tree.missing(path, e);
        }
    }

    private FileType rootType() throws IOException {
        try (Folder root = tree.walk(FilePath.ROOT)) {
            return FolderTypes.read(tree, root, FilePath.ROOT);
        }
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        return Listing.of(folder(folder), folder, open);
    }

    private Folder folder(FilePath path) throws IOException {
        try {
            return tree.walk(path);
        } catch (NoSuchFileException e) {
            if (type(path) == FileType.FILE) {
                throw new NotDirectoryException(path.toString());
            }
            throw e;
        }
    }

    @Override
    public Content open(FilePath path) throws IOException {
        if (path.isRoot()) {
            throw new NoSuchFileException(path.toString());
        }
        try (Folder parent = tree.walk(path.parent())) {
            Tree.Found found =
                    Tree.find(parent, path.name()).orElseThrow(() -> new NoSuchFileException(path.toString()));
            if (!found.attributes().isRegularFile()) {
                throw new NoSuchFileException(path.toString());
            }
            HeldFile file = new HeldFile(parent.channel(found.name(), Set.of(READ)), open);
            open.add(file);
            return file;
        }
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        return partials.create(path, origin);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) throws IOException {
        return partials.reopen(path);
    }

    /** A file that is called like a partial needs notes which say that it is whole, so it is made the long way. */
    @Override
    public void store(FilePath path, String origin, ByteBuffer content) throws IOException {
        if (path.isPartial()) {
            EditableStorage.super.store(path, origin, content);
            return;
        }
        Origins.check(origin);
        wholeFiles.store(path, content);
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        requireFolder(type);
        edits.createFolder(path, type);
    }

    private static void requireFolder(FileType type) {
        if (type == FileType.FILE) {
            throw new IllegalArgumentException("a folder is DIRECTORY, UPLOADS or DROP_BOX, not FILE");
        }
    }

    @Override
    public void delete(FilePath path) throws IOException {
        edits.delete(path);
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        edits.move(from, to);
    }

    @Override
    public void changeType(FilePath path, FileType type) throws IOException {
        requireFolder(type);
        try (Folder folder = folder(path)) {
            edits.changeType(folder, type);
        }
    }

    @Override
    public String comment(FilePath path) throws IOException {
        return edits.comment(path);
    }

    @Override
    public void comment(FilePath path, String text) throws IOException {
        edits.comment(path, text);
    }

    @Override
    public long free() throws IOException {
        return Math.max(0, store.getUsableSpace());
    }
}
