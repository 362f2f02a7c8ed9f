package org.tidewire.tox.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;

import org.tidewire.tox.relay.Stream;
import org.tidewire.tox.relay.StreamListener;

/**
 * One TCP connection. That it cannot be made, or breaks, is no fault of the node, but one of its ends, of which only the
 * listener is told. Belongs to the node's thread.
 */
final class TcpStream implements Stream {
    private enum Phase {
        CONNECTING,
        OPEN,
        OVER
    }

    private final TcpStreams streams;
    private final StreamListener listener;
    private final SendQueue queue = new SendQueue();
    private Phase phase = Phase.CONNECTING;
    private SocketChannel channel;
    private SelectionKey key;

    /** A stream to nowhere as yet. */
    TcpStream(TcpStreams streams, StreamListener listener) {
        this.streams = streams;
        this.listener = listener;
    }

    /** Begins to connect; whatever comes of it is told later. */
    void connect(InetSocketAddress to) {
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = channel.connect(to);
            key = streams.thread().watch(channel, connected ? 0 : SelectionKey.OP_CONNECT, ready -> turn());
            if (connected) {
                streams.thread().execute(this::connected);
            }
        } catch (IOException | UnsupportedAddressTypeException e) {
            end();
        }
    }

    /** Does what the socket is ready for. */
    private void turn() {
        try {
            if (phase == Phase.CONNECTING && key.isConnectable() && channel.finishConnect()) {
                connected();
            }
            if (phase == Phase.OPEN && key.isWritable()) {
                flush();
            }
            if (phase == Phase.OPEN && key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            end();
        }
    }

    private void connected() {
        if (phase == Phase.CONNECTING) {
            phase = Phase.OPEN;
            key.interestOps(SelectionKey.OP_READ);
            listener.opened();
        }
    }

    private void read() throws IOException {
        ByteBuffer arrived = streams.arrived();
        if (channel.read(arrived) < 0) {
            end();
        } else if (arrived.flip().hasRemaining()) {
            listener.read(arrived);
        }
    }

    @Override
    public boolean write(ByteBuffer bytes) {
        boolean idle = queue.isEmpty();
        if (phase != Phase.OPEN || !queue.add(bytes)) {
            return false;
        }
        try {
            if (idle) {
                flush();
            }
            return true;
        } catch (IOException e) {
            end();
            return false;
        }
    }

    private void flush() throws IOException {
        queue.drain(channel);
        key.interestOps(queue.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    @Override
    public void close() {
        try {
            if (phase == Phase.OPEN) {
                queue.drain(channel); // and nothing about its key, which is none any more once the thread has ended
            }
        } catch (IOException e) {
            // It ends in any case.
        }
        end();
    }

    /** Ends it, and tells the listener when nothing of it is at work any more. */
    private void end() {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        streams.forget(this);
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is over for us either way, and there is nobody who could do anything about it.
        }
        streams.thread().execute(listener::closed);
    }
}
