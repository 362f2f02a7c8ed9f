package org.tidewire.wired.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;

/** The writing half of a {@link TlsChannel}: encrypts records and sends them. Any thread may write; a write is whole. */
final class RecordWriter {
    /** Records in one call to the socket at most. */
    static final int RECORDS = 8;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final TimeLimits limits;
    private final Turns.Turn turn;
    private final ReentrantLock lock = new ReentrantLock();
    private ByteBuffer leaving = NONE;
    private int recordSize = Integer.MAX_VALUE;

    RecordWriter(SocketChannel socket, SSLEngine engine, TimeLimits limits, Turns.Turn turn) {
        this.socket = socket;
        this.engine = engine;
        this.limits = limits;
        this.turn = turn;
    }

    /** Makes records hold so many bytes of plain text at most. */
    void limitRecords(int bytes) {
        recordSize = bytes;
    }

    /** Writes everything, several records in one call to the socket. */
    void write(ByteBuffer source) throws IOException {
        lock.lock();
        try {
            int packet = engine.getSession().getPacketBufferSize();
            int wanted = source.remaining() > packet ? RECORDS * packet : packet;
            if (leaving.capacity() < wanted) {
                leaving = ByteBuffer.allocate(wanted);
            }
            do {
                leaving.clear();
                wrapRecords(source, packet);
                flush();
            } while (source.hasRemaining());
            if (wanted == packet) {
                leaving = NONE;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says what TLS itself has to say: a part of the handshake, an alert, the end. */
    void writeOwn() throws IOException {
        write(NONE.duplicate());
    }

    /** Encrypts what fits. Many records are a transfer's work, which waits for its turn; a short word does not. */
    private void wrapRecords(ByteBuffer source, int packet) throws IOException {
        boolean many = source.remaining() > packet;
        if (many) {
            turn.begin();
        }
        try {
            do {
                wrapRecord(source);
            } while (source.hasRemaining() && leaving.remaining() >= packet);
        } finally {
            if (many) {
                turn.end();
            }
        }
    }

    private void wrapRecord(ByteBuffer source) throws IOException {
        int end = source.limit();
        source.limit(Math.min(end, source.position() + Math.min(recordSize, source.remaining())));
        SSLEngineResult result = engine.wrap(source, leaving);
        source.limit(end);
        boolean stuck = result.bytesConsumed() + result.bytesProduced() == 0;
        if (source.hasRemaining() && (result.getStatus() != Status.OK || stuck)) {
            throw new ClosedChannelException();
        }
    }

    private void flush() throws IOException {
        leaving.flip();
        try {
            while (leaving.hasRemaining()) {
                limits.writing();
                socket.write(leaving);
            }
        } catch (ClosedChannelException e) {
            throw limits.explained(e);
        } finally {
            limits.written();
        }
    }
}
