package org.tidewire.wired.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.WiredUrl;

/**
 * A login on a server. Methods may be called by several threads at once: requests take turns, files move side by side.
 * {@link #close} ends what is under way. Where a server refuses, {@link WiredException} says how.
 */
@ProviderType
public interface WiredConnection extends Closeable {
    /** A speed for {@link #limit}: the one that the client's configuration names. */
    long AS_CONFIGURED = -1;

    /**
     * Tells where this leads.
     *
     * @return the URL it was made with
     */
    WiredUrl url();

    /**
     * Tells what the server calls itself.
     *
     * @return its name, from the reply to HELLO
     */
    String serverName();

    /**
     * Tells whether the connection still stands, or a get or put is about to connect again.
     *
     * @return false after {@link #close} or a lost connection
     */
    boolean isOpen();

    /**
     * Lists a folder.
     *
     * @param folder the folder
     * @return its children in the server's order; names that no {@link FilePath} can hold are left out
     * @throws IOException if the server refuses or the connection breaks
     */
    List<FileEntry> list(FilePath folder) throws IOException;

    /**
     * Tells what lies at a path.
     *
     * @param path a file or folder
     * @return its entry and checksum
     * @throws IOException if the server refuses or the connection breaks
     */
    RemoteFile stat(FilePath path) throws IOException;

    /**
     * Makes a folder; waits until the server has done it.
     *
     * @param path the folder, whose parent exists
     * @throws IOException if the server refuses or the connection breaks
     */
    void createFolder(FilePath path) throws IOException;

    /**
     * Deletes a file, or a folder with all that is in it; waits until the server has done it.
     *
     * @param path what to delete
     * @throws IOException if the server refuses or the connection breaks
     */
    void delete(FilePath path) throws IOException;

    /**
     * Moves or renames a file or folder; waits until the server has done it.
     *
     * @param from what to move
     * @param to its new path, where nothing lies
     * @throws IOException if the server refuses or the connection breaks
     */
    void move(FilePath from, FilePath to) throws IOException;

    /**
     * Makes a folder one of another type; waits until the server has done it.
     *
     * @param folder the folder
     * @param type any but {@code FILE}
     * @throws IllegalArgumentException if the type is {@code FILE}; nothing is said to the server then
     * @throws IOException if the server refuses, speaks Wired 1.0, which has no such command, or the connection breaks
     */
    void changeType(FilePath folder, FileType type) throws IOException;

    /**
     * Writes a comment on a file or folder, in place of the one that was; waits until the server has done it.
     *
     * @param path the file or folder
     * @param comment the comment; empty for none
     * @throws IllegalArgumentException if it holds a character that separates in Wired; nothing is said to the server then
     * @throws IOException if the server refuses, speaks Wired 1.0, which has no such command, or the connection breaks
     */
    void comment(FilePath path, String comment) throws IOException;

    /**
     * Looks for files and folders by name, everywhere on the server.
     *
     * @param part a part of the name
     * @return what the server found, in its order; names that no {@link FilePath} can hold are left out
     * @throws IllegalArgumentException if it holds a character that separates in Wired; nothing is said to the server then
     * @throws IOException if the server refuses or the connection breaks
     */
    List<FileEntry> search(String part) throws IOException;

    /**
     * Fetches a file, or a folder with all that is in it. What a broken try left in {@code <name>.WiredTransfer} is gone
     * on with if it is proven to be the beginning of the same file; the file takes its name when every byte is there. An
     * equal file that exists is skipped.
     *
     * @param remote the file or folder
     * @param local what it shall become; its parent exists
     * @param progress hears how it goes
     * @throws java.nio.file.FileAlreadyExistsException if another file has that name here
     * @throws IOException if the server refuses, the connection breaks or the disk fails; what arrived stays for the next
     *     try
     */
    void get(FilePath remote, Path local, Progress progress) throws IOException;

    /**
     * Sends a file, or a folder with all that is in it, and checks by STAT that all is there. The server says where to go
     * on after a broken try. An equal file that exists there is skipped.
     *
     * @param local the file or folder
     * @param remote what it shall become; its parent exists
     * @param progress hears how it goes
     * @throws WiredException if the server refuses, as {@code FILE_OR_DIRECTORY_EXISTS} for another file of that name
     * @throws IOException if the connection breaks or the file changes meanwhile; the server keeps what arrived
     */
    void put(Path local, FilePath remote, Progress progress) throws IOException;

    /**
     * Limits how fast all transfers of this connection together are from now on, those under way included. Without this
     * the client's configuration counts.
     *
     * @param downloadSpeed bytes per second, at least 1,024; 0 for any; or {@link #AS_CONFIGURED}
     * @param uploadSpeed the same
     * @throws IllegalArgumentException if one is none of these
     */
    void limit(long downloadSpeed, long uploadSpeed);

    /** Closes at once, also what is under way; harmless twice. */
    @Override
    void close() throws IOException;
}
