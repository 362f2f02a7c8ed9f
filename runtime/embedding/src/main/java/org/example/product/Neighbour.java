package org.example.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;

/** A friend over the product's own network, which here is a folder: takes whatever it is offered. */
final class Neighbour implements Friend, AutoCloseable {
    private final ExecutorService wire = Executors.newSingleThreadExecutor();
    private final Path inbox;

    Neighbour(Path inbox) throws IOException {
        this.inbox = Files.createDirectories(inbox);
    }

    /** The bytes are moved by a thread of ours, not by the engine's. */
    @Override
    public void offer(Transfer transfer) {
        wire.execute(() -> take(transfer));
    }

    private void take(Transfer transfer) {
        Path arriving = inbox.resolve("arriving");
        try (FileChannel target = FileChannel.open(arriving, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            transfer.control(FileControl.RESUME, Side.THEIRS);
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
            while (transfer.read(chunk.clear(), target.position()) >= 0) {
                target.write(chunk.flip());
            }
            Files.move(arriving, inbox.resolve(transfer.info().name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            transfer.disconnected(e.toString());
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void control(Transfer transfer, FileControl control) {} // it is never paused

    @Override
    public void seek(Transfer transfer, long position) {} // it offers nothing

    /** Returns when what was under way is here, or has ended. */
    @Override
    public void close() throws InterruptedException {
        wire.shutdown();
        wire.awaitTermination(1, TimeUnit.MINUTES);
    }
}
