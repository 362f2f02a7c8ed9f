package org.tidewire.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/**
 * The server that a shell session is connected to, and the working folder there. A connection that was lost is made
 * again with the next command. May be used from any thread; guarded by its own lock.
 */
final class Remote implements Closeable {
    private static final long PATIENCE = 5000;

    private final WiredClient client;

    private record Move(Object source, Object target) {}

    private final Set<Move> begun = new HashSet<>();
    private WiredConnection connection;
    private FilePath folder = FilePath.ROOT;
    private boolean closed;

    /**
     * Makes one.
     *
     * @param client makes the connection again
     * @param connection the connection, which this closes
     */
    Remote(WiredClient client, WiredConnection connection) {
        this.client = client;
        this.connection = connection;
    }

    /**
     * Gives the connection.
     *
     * @return it, open; a new one to the same place if the old one is lost
     * @throws IOException if it cannot be made again, or this was closed meanwhile
     */
    synchronized WiredConnection connection() throws IOException {
        if (closed) {
            throw new IOException("the connection was closed meanwhile");
        }
        if (!connection.isOpen()) {
            connection.close(); // which lets go of what a lost one still has
            connection = client.connect(connection.url());
        }
        return connection;
    }

    /**
     * Tells the working folder.
     *
     * @return the folder
     */
    synchronized FilePath folder() {
        return folder;
    }

    /**
     * Goes to another working folder.
     *
     * @param text its path, relative to this one unless it begins with a slash
     * @return the new folder
     * @throws CommandException if it is a file
     * @throws IOException if there is none, or the connection breaks
     */
    synchronized FilePath change(String text) throws CommandException, IOException {
        FilePath wanted = resolve(text);
        if (!wanted.isRoot() && connection().stat(wanted).entry().type() == FileType.FILE) {
            throw new CommandException("not a folder: " + wanted);
        }
        folder = wanted;
        return folder;
    }

    /**
     * Reads a path on the server.
     *
     * @param text names separated by slashes, relative to the working folder unless it begins with one; {@code ..} goes
     *     up, but never above the root
     * @return the path
     * @throws IllegalArgumentException if it is none
     */
    synchronized FilePath resolve(String text) {
        List<String> names = new ArrayList<>(text.startsWith("/") ? List.of() : folder.names());
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                names.subList(Math.max(0, names.size() - 1), names.size()).clear();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new FilePath(names);
    }

    /**
     * Notes what a get or put moves where, so that the same command finds a folder that it has made when it is repeated.
     *
     * @param source a path here or there
     * @param target a path there or here
     */
    synchronized void begin(Object source, Object target) {
        begun.add(new Move(source, target));
    }

    /**
     * Tells whether {@link #begin} noted a move that is not finished.
     *
     * @param source a path here or there
     * @param target a path there or here
     * @return whether it did
     */
    synchronized boolean isBegun(Object source, Object target) {
        return begun.contains(new Move(source, target));
    }

    /**
     * Forgets a move that is complete.
     *
     * @param source a path here or there
     * @param target a path there or here
     */
    synchronized void finish(Object source, Object target) {
        begun.remove(new Move(source, target));
    }

    /**
     * Closes the connection under a thread that uses it, and waits for that thread to end; new commands wait as well.
     *
     * @param worker the thread
     * @throws IOException if closing fails
     * @throws InterruptedException if the caller is interrupted meanwhile
     */
    synchronized void abort(Thread worker) throws IOException, InterruptedException {
        try {
            connection.close();
        } finally {
            worker.join(PATIENCE);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        connection.close();
    }
}
