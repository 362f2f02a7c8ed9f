package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** A friend without a wire who moves just what a test tells it to; online until it is closed. */
final class SteadyFriend implements Friend, AutoCloseable {
    private static final int PIECE = 1371;
    private static final long PATIENCE_SECONDS = 20;

    private final String id;
    private final ServiceRegistration<Friend> online;
    private final BlockingQueue<Transfer> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Transfer> accepted = new LinkedBlockingQueue<>();

    SteadyFriend(String digit) {
        id = digit.repeat(64);
        online = Container.context()
                .registerService(Friend.class, this, FrameworkUtil.asDictionary(Map.of(Friend.ID, id)));
    }

    String id() {
        return id;
    }

    /** What is offered under a fresh id. */
    static FileOffer file(String name, long size) {
        return new FileOffer(FileId.random(), FileKind.DATA, name, size);
    }

    /** Offers a file, again if it is the same id, which we accept. */
    Transfer gives(FileId file, String name, byte[] bytes) throws Exception {
        FileOffer offer = new FileOffer(file, FileKind.DATA, name, bytes.length);
        Transfer transfer = Container.service(Transfers.class).receive(this, id, offer);
        if (transfer.info().state() == TransferState.OFFERED) {
            transfer.control(FileControl.RESUME, Side.OURS);
        }
        return next(accepted, transfer.info().id());
    }

    /** Is sent a file, and accepts it. */
    Transfer takes(FilePath path) throws Exception {
        Transfer sent = Container.service(Transfers.class).send(id, path, FileKind.DATA);
        Transfer transfer = offer(sent.info().id());
        transfer.control(FileControl.RESUME, Side.THEIRS);
        return transfer;
    }

    /** Waits to be offered a file under an id. */
    Transfer offer(FileId file) throws Exception {
        return next(offered, file);
    }

    private static Transfer next(BlockingQueue<Transfer> queue, FileId file) throws Exception {
        Transfer next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (next != null && !next.info().id().equals(file)) {
            next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertNotNull(next, "never heard of " + file);
        return next;
    }

    /** Sends from where the transfer is. */
    static void pour(Transfer transfer, byte[] bytes, int end) throws Exception {
        for (int position = (int) transfer.info().position(); position < end; ) {
            int length = Math.min(PIECE, end - position);
            transfer.write(ByteBuffer.wrap(bytes, position, length), position);
            position += length;
        }
    }

    /** Reads on from there, and compares. Tells where it is then, not before the end that is asked for. */
    static int drain(Transfer transfer, byte[] bytes, int begin, int end) throws Exception {
        ByteBuffer chunk = ByteBuffer.allocate(PIECE);
        int position = begin;
        while (position < end) {
            int length = transfer.read(chunk.clear(), position);
            byte[] wanted = Arrays.copyOfRange(bytes, position, position + length);
            assertArrayEquals(wanted, Arrays.copyOf(chunk.array(), length), "at " + position);
            position += length;
        }
        if (position == bytes.length) {
            assertEquals(-1, transfer.read(chunk.clear(), position), "the end");
        }
        return position;
    }

    @Override
    public void offer(Transfer transfer) {
        offered.add(transfer);
    }

    @Override
    public void control(Transfer transfer, FileControl control) {
        if (control == FileControl.RESUME) {
            accepted.add(transfer);
        }
    }

    @Override
    public void seek(Transfer transfer, long position) {} // it is read off the transfer when it is accepted

    @Override
    public void close() {
        online.unregister();
    }
}
