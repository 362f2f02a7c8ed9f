package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

/** Told what happens to a stream, always on the thread that opened it. */
public interface StreamListener {
    /** The stream is connected and takes bytes. */
    void opened();

    /**
     * Bytes came in, cut anywhere.
     *
     * @param bytes what remains is taken, all of it; nothing of it is kept
     */
    void read(ByteBuffer bytes);

    /** The stream ended or never began, by whichever side. Called exactly once, and nothing after it. */
    void closed();
}
