package org.tidewire.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A file still being received. Its size is the position of the transfer; nothing else records how far we got.
 *
 * <p>Threads and {@link #close} as in {@link Content}. Closing keeps what is held.
 */
@ProviderType
public interface PartialFile extends Content {
    /**
     * Tells what the bytes are a part of.
     *
     * @return what {@link Storage#create} was given; empty if that is not known, as for a partial that another program
     *     left
     */
    String origin();

    /**
     * Writes all remaining bytes of the source at the end.
     *
     * @param source the bytes; its position moves by what was written
     * @throws IOException if not all could be written, as on a full disk; a prefix of the source may be held
     */
    void append(ByteBuffer source) throws IOException;

    /**
     * Gives bytes back, so that fewer are held.
     *
     * @param size bytes to keep, 0 to {@link #size}
     * @throws IllegalArgumentException if the size is outside that range
     * @throws IOException if the backend cannot
     */
    void truncate(long size) throws IOException;

    /**
     * Makes the partial the file: forces every byte, takes the target's name in one step, and makes that durable. The
     * partial is closed then.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the target exists by now; the partial stays, open
     * @throws IOException if anything could not be forced; the bytes must not be trusted, the partial stays and is closed
     */
    void commit() throws IOException;

    /**
     * Removes the partial and all that was remembered of it, and closes it.
     *
     * @throws IOException if the backend cannot remove it
     */
    void discard() throws IOException;
}
