package org.tidewire.tox.relay;

import java.net.InetSocketAddress;

/** The way out for byte streams, TCP connections in a running node. */
@FunctionalInterface
public interface Streams {
    /**
     * Begins to connect and returns at once.
     *
     * @param to where to; resolved
     * @param listener told what happens, on the thread that called this, and only after this has returned
     * @return the stream; takes bytes once {@link StreamListener#opened()} was called
     */
    Stream open(InetSocketAddress to, StreamListener listener);
}
