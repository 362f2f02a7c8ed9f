package org.tidewire.wired.channel;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * One TLS connection over a blocking socket.
 *
 * <p>One thread reads; any thread may write, a write is whole; any thread may close, which ends the calls under way.
 * Buffers are small while nothing moves, and hold eight records a call while much does.
 */
public final class TlsChannel implements Closeable {
    /** Bytes that fill eight TLS records exactly; the best size of a chunk to write. */
    public static final int CHUNK = RecordWriter.RECORDS * 16_367;

    private static final int SMALL = 1024;
    private static final int SMALL_RECORD = 8192;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ChannelWatch watch;
    private final TimeLimits limits = new TimeLimits();
    private final RecordWriter writer;
    private ByteBuffer arrived = ByteBuffer.allocate(SMALL).limit(0);
    private ByteBuffer plain = NONE;
    private boolean shaken;

    /**
     * Takes over a connected socket; it is closed with this channel, and when a limit is exceeded.
     *
     * @param socket connected, blocking
     * @param engine of the right side, not begun
     * @param watch keeps the limits
     */
    public TlsChannel(SocketChannel socket, SSLEngine engine, ChannelWatch watch) {
        this.socket = socket;
        this.engine = engine;
        this.watch = watch;
        writer = new RecordWriter(socket, engine, limits, watch.turns().join());
        watch.add(this);
    }

    /**
     * Limits single calls and so frees what a silent peer holds. Zero means without end, as it is at first.
     *
     * @param read how long one read may wait
     * @param write how long one write to the socket may wait
     */
    public void limitCalls(Duration read, Duration write) {
        limits.calls(read, write);
    }

    /**
     * Limits the whole from now on, whatever moves meanwhile; a later call replaces it, zero takes it away.
     *
     * @param whole how long
     */
    public void limitWhole(Duration whole) {
        limits.deadline(whole);
    }

    /**
     * Makes records smaller than TLS allows; the original server loses bytes of records over 8,192.
     *
     * @param bytes of plain text in a record at most
     */
    public void limitRecords(int bytes) {
        writer.limitRecords(bytes);
    }

    /**
     * Agrees on keys with the peer; called once, before anything else moves.
     *
     * @throws SocketTimeoutException if a limit is exceeded
     * @throws IOException if the peer speaks no TLS that is allowed, or shows a certificate that is not trusted
     */
    public void handshake() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        try {
            while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
                status = switch (status) {
                    case NEED_TASK -> runTasks();
                    case NEED_WRAP -> wrapHandshake();
                    default -> unwrapHandshake();
                };
            }
        } catch (SSLException e) {
            sendAlert(e);
            throw e;
        }
        shaken = true;
    }

    /**
     * Reads what arrived: at least one byte, and as many records as are there.
     *
     * @param target takes the bytes; room for one at least
     * @return how many; -1 at the end, which may be a mere end of the socket: only counting bytes shows a truncation
     * @throws SocketTimeoutException if a limit is exceeded
     * @throws IOException if the connection breaks
     */
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        boolean more = true;
        while (more && target.hasRemaining()) {
            if (plain.hasRemaining()) {
                takePlain(target);
            } else {
                more = readRecord(target, target.position() > before);
            }
        }
        return target.position() > before ? target.position() - before : -1;
    }

    /**
     * Writes everything, several records in one call to the socket.
     *
     * @param source the bytes
     * @throws SocketTimeoutException if a limit is exceeded
     * @throws IOException if the connection breaks; unknown how much the peer got
     */
    public void write(ByteBuffer source) throws IOException {
        writer.write(source);
    }

    /**
     * Ends our side properly, waits for the peer's end, so that closing cannot destroy bytes still on their way, and
     * closes. A peer that goes on sending, or does not end, is cut off after 5 s.
     *
     * @return whether the peer ended properly, too, by a close_notify; false if its socket merely ended
     * @throws IOException if our last bytes could not be sent, or the peer did not end; the channel is closed all the same
     */
    public boolean finish() throws IOException {
        return finish(LAST_WORDS);
    }

    /**
     * The same with more or less patience.
     *
     * @param patience how long to wait for the peer's end
     * @return whether the peer ended properly, too, by a close_notify; false if its socket merely ended
     * @throws SocketTimeoutException if the peer did not end in time; the channel is closed all the same
     * @throws IOException if our last bytes could not be sent, or the peer broke off; likewise
     */
    public boolean finish(Duration patience) throws IOException {
        try (this) {
            engine.closeOutbound();
            writer.writeOwn();
            socket.shutdownOutput();
            limitWhole(patience);
            ByteBuffer rest = ByteBuffer.allocate(SMALL);
            while (read(rest.clear()) >= 0) {
                // What comes after our end means nothing and is not kept. It is decrypted, as anybody can end a socket,
                // but only the peer can say that it ends.
            }
            return engine.isInboundDone();
        }
    }

    /**
     * Tells what was agreed on.
     *
     * @return the session, with the peer's certificates
     */
    public SSLSession session() {
        return engine.getSession();
    }

    /** Closes the socket at once; a read or write under way ends with an exception. Closing twice is harmless. */
    @Override
    public void close() throws IOException {
        watch.remove(this);
        socket.close();
    }

    void closeIfOverdue(long now) {
        if (limits.isExceeded(now)) {
            abort();
        }
    }

    void abort() {
        try {
            close();
        } catch (IOException e) {
            limits.closingFailed(e); // the thread that uses the socket throws it
        }
    }

    private void takePlain(ByteBuffer target) {
        int length = Math.min(plain.remaining(), target.remaining());
        target.put(target.position(), plain, plain.position(), length);
        target.position(target.position() + length);
        plain.position(plain.position() + length);
        if (!plain.hasRemaining()) {
            plain = NONE;
        }
    }

    /** Reads one record, waiting for it unless some bytes are there already; false if there is no more to read now. */
    private boolean readRecord(ByteBuffer target, boolean some) throws IOException {
        SSLEngineResult result = engine.unwrap(arrived, target);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            if (some) {
                return false;
            }
            result = unwrapAside();
        }
        return switch (result.getStatus()) {
            case OK -> afterHandshake(result.getHandshakeStatus());
            case BUFFER_UNDERFLOW -> !some && fill(target.remaining());
            default -> false;
        };
    }

    /** Decrypts a record for which the target has no room; keeps no buffer if there was no whole record. */
    private SSLEngineResult unwrapAside() throws SSLException {
        ByteBuffer aside = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        SSLEngineResult result = engine.unwrap(arrived, aside);
        plain = aside.flip().hasRemaining() ? aside : NONE;
        return result;
    }

    /** Answers what TLS 1.3 sends after the handshake; an older version may not begin again, since that costs us most. */
    private boolean afterHandshake(HandshakeStatus status) throws IOException {
        boolean idle = status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        if (!idle && shaken && !engine.getSession().getProtocol().equals("TLSv1.3")) {
            abort(); // a write under way would wait for the renegotiation without end
            throw limits.explained(new SSLException("renegotiation is not allowed"));
        }
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
        } else if (status == HandshakeStatus.NEED_WRAP) {
            writer.writeOwn();
        }
        return true;
    }

    /** Tells the peer what was wrong, rather than leave it with a mere end. */
    private void sendAlert(SSLException cause) {
        try {
            writer.writeOwn();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private HandshakeStatus runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    private HandshakeStatus wrapHandshake() throws IOException {
        writer.writeOwn();
        return engine.getHandshakeStatus();
    }

    private HandshakeStatus unwrapHandshake() throws IOException {
        SSLEngineResult result =
                engine.unwrap(arrived, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
        if (result.getStatus() == Status.CLOSED || (result.getStatus() == Status.BUFFER_UNDERFLOW && !fill(0))) {
            throw new EOFException("the peer ended the connection during the TLS handshake");
        }
        return result.getStatus() == Status.OK ? result.getHandshakeStatus() : engine.getHandshakeStatus();
    }

    /** Reads from the socket behind what has arrived, as many records as there is room for; false at the end. */
    private boolean fill(int room) throws IOException {
        int packet = engine.getSession().getPacketBufferSize();
        int records = Math.min(RecordWriter.RECORDS, room / SMALL_RECORD + (arrived.hasRemaining() ? 1 : 0));
        int wanted = records > 0 ? records * packet : SMALL;
        if (arrived.capacity() == wanted) {
            arrived.compact();
        } else {
            arrived = ByteBuffer.allocate(Math.max(wanted, arrived.remaining())).put(arrived);
        }
        try {
            return receive(arrived) >= 0;
        } finally {
            arrived.flip();
        }
    }

    private int receive(ByteBuffer target) throws IOException {
        limits.reading();
        try {
            return socket.read(target);
        } catch (ClosedChannelException e) {
            throw limits.explained(e);
        } finally {
            limits.read();
        }
    }
}
