package org.tidewire.tox.file;

import java.nio.ByteBuffer;

import org.tidewire.tox.link.Hold;

/** Our end of a file that a friend sends. */
public interface IncomingEnd extends FileEnd {
    /**
     * A piece has arrived, the next one in order; also after a pause, if it was on the way.
     *
     * @param data 1 to 1371 bytes, valid only during this call
     */
    void data(ByteBuffer data);

    /**
     * Nothing more comes. The last call. The friend forgets the file when it hears that its last piece came, and would not offer it
     * again if we lost that piece; so it does not hear of it yet.
     *
     * @param whole false if the friend ended it before all bytes of its size had come
     * @param last to be released once all that came is safe, or will never be; on the node's thread
     */
    void ended(boolean whole, Hold last);
}
