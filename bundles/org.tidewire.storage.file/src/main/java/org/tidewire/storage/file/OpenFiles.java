package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FilePath;

/** What is open, so that a storage that stops can close it, and no partial is open twice. */
final class OpenFiles implements Closeable {
    private final Set<Closeable> files = ConcurrentHashMap.newKeySet();
    private final Set<FilePath> targets = ConcurrentHashMap.newKeySet();
    private final Map<Object, Place> keys = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Takes a partial for one user, by its target; false if it is taken. */
    boolean take(FilePath target) {
        return targets.add(target);
    }

    /** Tells whether a partial is taken, by the file it is or, where the file system does not tell that, by its target. */
    boolean isTaken(Object key, FilePath target) {
        return key == null ? targets.contains(target) : keys.containsKey(key);
    }

    void release(FilePath target) {
        targets.remove(target);
    }

    /** Takes a partial for one user, as the file it is; false if it is taken. */
    boolean takeKey(Object key, Place user) {
        return keys.putIfAbsent(key, user) == null;
    }

    /**
     * Takes a file that was just made. The file system gives keys out again: whoever seems to have this one has closed a
     * file that is gone, and is about to say so.
     */
    void takeNewKey(Object key, Place user) {
        keys.put(key, user);
    }

    /** Gives a key back, unless it is another's by now. */
    void releaseKey(Object key, Place user) {
        keys.remove(key, user);
    }

    /** Keeps a file in mind until it is removed; closes it at once if the storage has stopped. */
    void add(Closeable file) throws IOException {
        files.add(file);
        if (closed) {
            file.close();
            throw stopped();
        }
    }

    /** Fails once the storage has stopped. */
    void requireOpen() throws IOException {
        if (closed) {
            throw stopped();
        }
    }

    private static IOException stopped() {
        return new IOException("this storage was stopped");
    }

    /** Forgets a file; false if it was forgotten already. */
    boolean remove(Closeable file) {
        return files.remove(file);
    }

    /** Closes what an error has made useless; further errors are added to it. */
    static void closeAfter(IOException error, Closeable... resources) {
        for (Closeable resource : resources) {
            try {
                if (resource != null) {
                    resource.close();
                }
            } catch (IOException e) {
                error.addSuppressed(e);
            }
        }
    }

    /** Closes all. The first error is thrown when all are closed. */
    @Override
    public void close() throws IOException {
        closed = true;
        IOException error = null;
        for (Closeable file : files) {
            try {
                file.close();
            } catch (IOException e) {
                if (error == null) {
                    error = e;
                } else {
                    error.addSuppressed(e);
                }
            }
        }
        if (error != null) {
            throw error;
        }
    }
}
