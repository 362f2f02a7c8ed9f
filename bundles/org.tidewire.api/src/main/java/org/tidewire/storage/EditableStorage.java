package org.tidewire.storage;

import java.io.IOException;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Storage whose files can be deleted, moved and described. Registered as {@link Storage}; whoever needs these powers asks
 * the service whether it has them.
 *
 * <p>Every change is one step, durable when the method returns: whatever ends the process, all of it was done or none.
 * What is open stays open and keeps its bytes, wherever its name goes; a partial whose own name was deleted or moved can be
 * committed no more, and is not opened again under another name before it was closed. Origins, comments and types go where
 * their files and folders go, and end with them; a partial's comment becomes the file's.
 */
@ProviderType
public interface EditableStorage extends Storage {
    /** The longest comment, in characters. */
    int LONGEST_COMMENT = 1024;

    /**
     * Deletes a file, a partial, or a folder with all that is in it.
     *
     * @param path what to delete
     * @throws java.nio.file.NoSuchFileException if nothing lies there, also for the root
     * @throws IOException if the backend cannot; all of it is still there
     */
    void delete(FilePath path) throws IOException;

    /**
     * Moves or renames a file, a partial or a folder. A name that differs only in case, or in nothing, is free for it.
     *
     * @param from what to move
     * @param to its new path, whose folder exists
     * @throws java.nio.file.NoSuchFileException if nothing lies there, also for the root, or the new folder does not exist
     * @throws java.nio.file.FileAlreadyExistsException if something else has the new path
     * @throws IOException if the backend cannot, as for a folder that would lie in itself; nothing has changed
     */
    void move(FilePath from, FilePath to) throws IOException;

    /**
     * Makes a folder one of another type; what is in it stays.
     *
     * @param folder the folder, also the root
     * @param type any type but {@link FileType#FILE}
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws java.nio.file.NotDirectoryException if it is a file
     * @throws IllegalArgumentException if the type is {@code FILE}
     * @throws IOException if the backend cannot; the type is what it was
     */
    void changeType(FilePath folder, FileType type) throws IOException;

    /**
     * Tells what somebody wrote about a file or folder.
     *
     * @param path the file or folder
     * @return the comment, never anything that {@link #comment(FilePath, String)} would refuse; empty if there is none, as
     *     always for the root
     * @throws java.nio.file.NoSuchFileException if nothing lies there
     * @throws IOException if the backend cannot tell
     */
    String comment(FilePath path) throws IOException;

    /**
     * Writes something about a file or folder, in place of what was written.
     *
     * @param path the file or folder
     * @param text up to {@link #LONGEST_COMMENT} characters, none of which is U+0004 or U+001C to U+001F; empty for none
     * @throws java.nio.file.NoSuchFileException if nothing lies there, also for the root
     * @throws IllegalArgumentException if the text is refused
     * @throws IOException if the backend cannot; the comment is what it was
     */
    void comment(FilePath path, String text) throws IOException;
}
