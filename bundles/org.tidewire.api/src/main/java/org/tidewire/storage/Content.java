package org.tidewire.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Bytes that can be read anywhere.
 *
 * <p>Used by one thread at a time, except {@link #close}, which any thread may call at any moment: a call under way
 * then ends with {@link java.nio.channels.ClosedChannelException}, as does every later one. Closing twice is harmless.
 */
@ProviderType
public interface Content extends Closeable {
    /**
     * Tells how many bytes there are.
     *
     * @return bytes, 0 or more
     * @throws IOException if the backend cannot tell
     */
    long size() throws IOException;

    /**
     * Reads bytes from a position into the target; short reads are allowed.
     *
     * @param target takes the bytes, at its position
     * @param position where to begin, 0 or more
     * @return how many bytes were read; -1 if the position is at or beyond the end
     * @throws IOException if the bytes cannot be had; the target's content is then unspecified
     */
    int read(ByteBuffer target, long position) throws IOException;
}
