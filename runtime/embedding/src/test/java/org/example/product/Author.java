package org.example.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/** A friend that sends its bytes as soon as they are accepted. */
final class Author implements Friend, AutoCloseable {
    private final ExecutorService wire = Executors.newSingleThreadExecutor();
    private final byte[] bytes;

    Author(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void control(Transfer transfer, FileControl control) {
        wire.execute(() -> send(transfer));
    }

    private void send(Transfer transfer) {
        try {
            transfer.write(ByteBuffer.wrap(bytes), 0);
        } catch (IOException e) {
            transfer.disconnected(e.toString());
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void offer(Transfer transfer) throws IOException {
        throw new IOException("the author takes nothing");
    }

    @Override
    public void seek(Transfer transfer, long position) throws IOException {
        throw new IOException("the author begins at the beginning");
    }

    @Override
    public void close() {
        wire.shutdown();
    }
}
