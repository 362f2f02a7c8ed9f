package org.tidewire.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/**
 * The least that moves a file through TLS: an engine, four heap buffers, a loop. No limits, no watch, no resume, no other
 * thread. Written apart from the product's channel, as the yardstick for it.
 */
final class RawPump {
    private static final int RECORDS = 8;
    private static final int PLAIN = RECORDS * 16_367;

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ByteBuffer incoming;
    private final ByteBuffer outgoing;
    private final ByteBuffer plain;

    RawPump(SocketChannel socket, SSLEngine engine) throws IOException {
        this.socket = socket;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        incoming = buffer(RECORDS * packet);
        outgoing = buffer(RECORDS * packet);
        plain = buffer(PLAIN + packet);
        handshake();
    }

    /** The JDK's engine is fastest with heap buffers, all others with direct ones. */
    private ByteBuffer buffer(int size) {
        boolean jdk = engine.getClass().getName().startsWith("sun.");
        return jdk ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
    }

    void send(Path source) throws IOException {
        ByteBuffer chunk = buffer(PLAIN);
        try (FileChannel file = FileChannel.open(source)) {
            while (file.read(chunk.clear()) >= 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    if (engine.wrap(chunk, outgoing).getStatus() == Status.BUFFER_OVERFLOW) {
                        flush();
                    }
                }
                flush();
            }
        }
        engine.closeOutbound();
        engine.wrap(ByteBuffer.allocate(0), outgoing);
        flush();
        socket.shutdownOutput();
    }

    void receive(Path target, long size) throws IOException {
        long left = size;
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (left > 0) {
                unwrapAll();
                plain.flip();
                left -= plain.remaining();
                while (plain.hasRemaining()) {
                    file.write(plain);
                }
                plain.clear();
                if (left > 0 && socket.read(incoming) < 0) {
                    throw new EOFException(left + " bytes are missing");
                }
            }
            file.force(true);
        }
    }

    private void unwrapAll() throws IOException {
        incoming.flip();
        SSLEngineResult result = engine.unwrap(incoming, plain);
        while (result.getStatus() == Status.OK && incoming.hasRemaining()) {
            result = engine.unwrap(incoming, plain);
        }
        incoming.compact();
    }

    private void flush() throws IOException {
        outgoing.flip();
        while (outgoing.hasRemaining()) {
            socket.write(outgoing);
        }
        outgoing.clear();
    }

    private void handshake() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
            if (status == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
                status = engine.getHandshakeStatus();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                status = engine.wrap(ByteBuffer.allocate(0), outgoing).getHandshakeStatus();
                flush();
            } else {
                incoming.flip();
                SSLEngineResult result = engine.unwrap(incoming, plain);
                incoming.compact();
                status = result.getHandshakeStatus();
                if (result.getStatus() == Status.BUFFER_UNDERFLOW && socket.read(incoming) < 0) {
                    throw new EOFException("ended in the handshake");
                }
            }
        }
    }
}
