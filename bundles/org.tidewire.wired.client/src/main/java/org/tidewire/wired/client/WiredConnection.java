package org.tidewire.wired.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;

/**
 * A login on a server. Methods may be called from any thread; they run one after the other, except {@link #close}, which
 * ends the one under way. Where a server refuses, {@link WiredException} says how.
 */
@ProviderType
public interface WiredConnection extends Closeable {
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
     * Tells whether the connection still stands.
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

    /** Says goodbye and closes; harmless twice. */
    @Override
    void close() throws IOException;
}
