package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

/** One byte stream. Belongs to the thread that opened it. */
public interface Stream {
    /**
     * Sends bytes, all of them or, while more than a bounded amount waits to be sent, none. Never blocks.
     *
     * @param bytes what remains is taken if the answer is true, and is not touched by the caller any more
     * @return whether they were taken
     */
    boolean write(ByteBuffer bytes);

    /** Ends the stream, after what was taken is sent if that takes no time. Of an ended one: does nothing. */
    void close();
}
