package org.tidewire.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.channel.TlsChannel;

/** Moves a file by the product's TLS channel at both ends, without engine, storage and protocol. */
final class ChannelWay implements Way {
    private final Identity identity;
    private final ChannelWatch watch;

    ChannelWay(Identity identity, ChannelWatch watch) {
        this.identity = identity;
        this.watch = watch;
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        Loopback.run(socket -> send(socket, source), socket -> receive(socket, target));
    }

    private void send(SocketChannel socket, Path source) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(TlsChannel.CHUNK);
        try (FileChannel file = FileChannel.open(source)) {
            TlsChannel channel = new TlsChannel(socket, identity.engine(false), watch);
            channel.handshake();
            while (file.read(chunk.clear()) >= 0) {
                channel.write(chunk.flip());
            }
            channel.finish();
        }
    }

    private void receive(SocketChannel socket, Path target) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(TlsChannel.CHUNK);
        try (TlsChannel channel = new TlsChannel(socket, identity.engine(true), watch);
                FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.handshake();
            while (channel.read(chunk.clear()) >= 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    file.write(chunk);
                }
            }
            file.force(true);
        }
    }
}
