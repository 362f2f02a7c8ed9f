package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/** A directory's handle for several users; it is closed when the last of them lets go. Thread-safe. */
final class Handle {
    private final SecureDirectoryStream<Path> stream;
    private int users = 1;

    /** Takes over a stream for one user. */
    Handle(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    SecureDirectoryStream<Path> stream() {
        return stream;
    }

    /** Counts one more user; false if it is closed already. */
    synchronized boolean take() {
        boolean open = users > 0;
        users += open ? 1 : 0;
        return open;
    }

    /** One user lets go. */
    void release() throws IOException {
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
        }
        if (last) {
            stream.close();
        }
    }
}
