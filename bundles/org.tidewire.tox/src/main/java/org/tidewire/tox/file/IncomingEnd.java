package org.tidewire.tox.file;

import java.nio.ByteBuffer;

/** Our end of a file that a friend sends. */
public interface IncomingEnd extends FileEnd {
    /**
     * A piece has arrived, the next one in order; also after a pause, if it was on the way.
     *
     * @param data 1 to 1371 bytes, valid only during this call
     */
    void data(ByteBuffer data);

    /**
     * Nothing more comes. The last call.
     *
     * @param whole false if the friend ended it before all bytes of its size had come
     */
    void ended(boolean whole);
}
