package org.tidewire.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A tree of files that can be read, and of partial files that are still being received.
 *
 * <p>A partial lies beside its target under the target's name with {@link FilePath#PARTIAL_SUFFIX}; under that name it
 * is listed, stated and opened like any other file. Only {@link #create} and {@link #reopen} take the target's name.
 *
 * <p><b>The crash promise:</b> whatever ends the process, {@link #reopen} gives a prefix of what was appended, never a
 * byte that was not.
 *
 * <p>Every method may be called from any thread at any time. Callers have checked nothing but the shape of the path,
 * which {@link FilePath} guarantees. A backend that can do more implements {@link EditableStorage} or
 * {@link SearchableStorage} as well, on the same object. Of several for the same path the one of the highest {@code service.ranking}
 * is in use; {@link StorageTree} shows all of them as one.
 */
@ProviderType
public interface Storage {
    /** Service property: the name a person knows this backend by, a non-empty string. */
    String NAME = "storage.name";

    /**
     * Service property: the path under which this backend appears in the tree of all, as {@code /archive}. Without it, or as
     * {@code /}, it may be the root.
     */
    String MOUNT = "storage.mount";

    /** How many children of a folder are listed in order. */
    int SORTED = 10_000;

    /**
     * Tells what lies at a path.
     *
     * @param path a file, a folder or a partial
     * @return its entry as of now
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws IOException if the backend cannot tell
     */
    FileEntry stat(FilePath path) throws IOException;

    /**
     * Tells what kind of thing lies at a path. Counts no children, as {@link #stat} has to: in a folder of a million this
     * costs as little as in an empty one.
     *
     * @param path a file, a folder or a partial
     * @return its type as of now
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws IOException if the backend cannot tell
     */
    default FileType type(FilePath path) throws IOException {
        return stat(path).type();
    }

    /**
     * Lists a folder; partials are included and flagged. Up to {@link #SORTED} children come sorted by name without
     * regard to case; more come in any order, and are described only as they are asked for, so that nobody ever holds
     * them all.
     *
     * @param folder the folder
     * @return an entry for each visible child that still exists when its turn comes; names that no {@link FilePath} can
     *     hold are left out. For one thread; the caller closes it. It throws {@link java.io.UncheckedIOException} if the
     *     backend can tell no more.
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws java.nio.file.NotDirectoryException if it is a file
     * @throws IOException if the backend cannot tell
     */
    Stream<FileEntry> list(FilePath folder) throws IOException;

    /**
     * Opens a file or a partial for reading.
     *
     * @param path the file
     * @return its bytes; the caller closes it
     * @throws java.nio.file.NoSuchFileException if no file lies there, also if a folder does
     * @throws IOException if the backend cannot open it
     */
    Content open(FilePath path) throws IOException;

    /**
     * Makes an empty partial for a file that does not exist yet. The origin is durable before this method returns.
     *
     * @param path the target, whose folder exists
     * @param origin what the bytes are a part of, in the caller's words; at most 1,024 characters without line breaks
     * @return the partial, open; the caller closes it
     * @throws java.nio.file.FileAlreadyExistsException if the target or a partial of it exists
     * @throws java.nio.file.NoSuchFileException if the folder does not exist
     * @throws IllegalArgumentException if the origin is longer or has line breaks
     * @throws IOException if the backend cannot make it, as for a name of more than 241 bytes, which leaves no room for
     *     the suffix; nothing is left behind
     */
    PartialFile create(FilePath path, String origin) throws IOException;

    /**
     * Opens the partial of a target again, with every byte that is held. Never creates one.
     *
     * @param path the target
     * @return the partial, open; empty if there is none
     * @throws IOException if there is one that cannot be opened, or that is open already
     */
    Optional<PartialFile> reopen(FilePath path) throws IOException;

    /**
     * Stores a file that is there as a whole: {@link #create}, {@link PartialFile#append} and {@link PartialFile#commit} in one
     * step. The file is durable when this method returns. A backend that needs no partial for that does it with less; then a
     * crash leaves the whole file or nothing.
     *
     * @param path the target, whose folder exists
     * @param origin what a partial is to be remembered by, should this be broken off and one be left
     * @param content all bytes; its position moves by what was written
     * @throws java.nio.file.FileAlreadyExistsException if the target or a partial of it exists
     * @throws java.nio.file.NoSuchFileException if the folder does not exist
     * @throws IllegalArgumentException if the origin is none for {@link #create}
     * @throws IOException if the backend cannot; the target does not exist then, and what was written may be left as a partial
     */
    default void store(FilePath path, String origin, ByteBuffer content) throws IOException {
        try (PartialFile partial = create(path, origin)) {
            partial.append(content);
            partial.commit();
        }
    }

    /**
     * Makes a folder; durable when this method returns.
     *
     * @param path the folder, whose parent exists
     * @param type any type but {@link FileType#FILE}
     * @throws java.nio.file.FileAlreadyExistsException if something lies there
     * @throws java.nio.file.NoSuchFileException if the parent does not exist
     * @throws IllegalArgumentException if the type is {@code FILE}
     * @throws IOException if the backend cannot make it
     */
    void createFolder(FilePath path, FileType type) throws IOException;

    /**
     * Tells how much can still be stored.
     *
     * @return bytes, 0 or more
     * @throws IOException if the backend cannot tell
     */
    long free() throws IOException;
}
