package org.tidewire.tox.file;

import java.nio.ByteBuffer;

/** Our end of a file that we send. */
public interface OutgoingEnd extends FileEnd {
    /**
     * The friend wants it from elsewhere than 0. Comes before {@link #accepted}, the last one counts.
     *
     * @param position the first byte wanted, 0 to size - 1; of a stream any
     */
    void sought(long position);

    /** The friend takes the file: its bytes are wanted from the position that was sought on, else from 0. */
    void accepted();

    /**
     * All of some bytes that were added are on their way and copied.
     *
     * @param data what was added
     */
    void emptied(ByteBuffer data);

    /** The friend's program has all of it. The last call. */
    void delivered();
}
