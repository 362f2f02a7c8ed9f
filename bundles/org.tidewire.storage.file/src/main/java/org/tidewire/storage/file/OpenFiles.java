package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FilePath;

/** What is open, so that a storage that stops can close it, and no partial is open twice. */
final class OpenFiles implements Closeable {
    private final Set<Closeable> files = ConcurrentHashMap.newKeySet();
    private final Set<FilePath> partials = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Takes a partial for one user; false if it is taken. */
    boolean take(FilePath partial) {
        return partials.add(partial);
    }

    void release(FilePath partial) {
        partials.remove(partial);
    }

    /** Keeps a file in mind until it is removed; closes it at once if the storage has stopped. */
    void add(Closeable file) throws IOException {
        files.add(file);
        if (closed) {
            file.close();
            throw new IOException("this storage was stopped");
        }
    }

    /** Forgets a file; false if it was forgotten already. */
    boolean remove(Closeable file) {
        return files.remove(file);
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
