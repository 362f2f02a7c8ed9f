package org.tidewire.tox.io;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.tox.relay.Stream;
import org.tidewire.tox.relay.StreamListener;
import org.tidewire.tox.relay.Streams;

/** TCP connections to relays. Belongs to the node's thread, on which all listeners are called. */
final class TcpStreams implements Streams, AutoCloseable {
    /** Bytes taken in from one stream before the others and the node's other duties have their turn. */
    static final int BATCH = 16 << 10;

    private final NodeThread thread;
    private final Set<TcpStream> streams = new HashSet<>();
    private final ByteBuffer arrived = ByteBuffer.allocate(BATCH);

    /** No streams yet; those to come are watched by this thread. */
    TcpStreams(NodeThread thread) {
        this.thread = thread;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the address is not resolved
     */
    @Override
    public Stream open(InetSocketAddress to, StreamListener listener) {
        if (to.isUnresolved()) {
            throw new IllegalArgumentException("a stream goes to an address that is resolved, not to " + to);
        }
        TcpStream stream = new TcpStream(this, listener);
        streams.add(stream);
        stream.connect(to);
        return stream;
    }

    NodeThread thread() {
        return thread;
    }

    /** Room for a batch; used by one stream after the other. */
    ByteBuffer arrived() {
        return arrived.clear();
    }

    void forget(TcpStream stream) {
        streams.remove(stream);
    }

    /** Closes all; on the node's thread, or after it has ended, when the listeners hear nothing of it any more. */
    @Override
    public void close() {
        List.copyOf(streams).forEach(TcpStream::close);
    }
}
