package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A way to bring a file over the loopback network. */
interface Way {
    /**
     * Moves all bytes; the target does not exist before, and is complete and forced after.
     *
     * @param source the file to send
     * @param target the file to be
     */
    void move(Path source, Path target) throws IOException;
}
