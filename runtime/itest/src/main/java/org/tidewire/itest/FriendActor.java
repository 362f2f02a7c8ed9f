package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A friend without a wire: offers us a file under one id until it is whole, then takes it back, and so on. */
final class FriendActor extends ChaosActor implements Friend {
    private static final int PIECE = 1371;
    private static final long PATIENCE_SECONDS = 2;

    private final String id;
    private final ServiceRegistration<Friend> online;
    private final BlockingQueue<Transfer> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Transfer> accepted = new LinkedBlockingQueue<>();

    FriendActor(Installation installation, String digit, long seed) {
        super(installation, "friend-" + digit, seed);
        id = digit.repeat(64);
        online = Container.context()
                .registerService(Friend.class, this, FrameworkUtil.asDictionary(Map.of(Friend.ID, id)));
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
    void move(int number) throws Exception {
        byte[] bytes = bytes(500_000, 3_000_000);
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, this + "-" + number + ".bin", bytes.length);
        Path[] stored = new Path[1];
        until(() -> {
            Transfer transfer = Container.service(Transfers.class).receive(this, id, offer);
            stored[0] = installation
                    .root()
                    .resolve(transfer.info().path().toString().substring(1));
            pour(transfer, bytes);
            return transfer.info().state() == TransferState.COMPLETED;
        });
        until(() -> take(FilePath.of("/" + installation.root().relativize(stored[0])), bytes));
        Path source = installation.home().resolve(this + "-" + number + ".bin");
        Files.write(source, bytes);
        whole(source, stored[0]);
    }

    private void pour(Transfer transfer, byte[] bytes) throws Exception {
        if (transfer.info().state() == TransferState.OFFERED) {
            transfer.control(FileControl.RESUME, Side.OURS);
        }
        awaitAccepted(transfer);
        for (int position = (int) transfer.info().position(); position < bytes.length; ) {
            int length = Math.min(PIECE, bytes.length - position);
            transfer.write(ByteBuffer.wrap(bytes, position, length), position);
            position += length;
            note(length);
        }
    }

    private void awaitAccepted(Transfer transfer) throws Exception {
        for (Transfer next = null;
                next == null || next.info().number() != transfer.info().number(); ) {
            next = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || transfer.info().state().isFinal()) {
                transfer.disconnected("the friend has waited for long enough");
                return;
            }
        }
    }

    /** Is sent the file and reads it; true once it has come whole. What was offered before, and not meanwhile, is refused. */
    private boolean take(FilePath path, byte[] bytes) throws Exception {
        Container.service(Transfers.class).send(id, path, FileKind.DATA);
        Transfer transfer = offered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (transfer != null && !transfer.info().path().equals(path)) {
            transfer.control(FileControl.CANCEL, Side.THEIRS);
            transfer = offered.poll();
        }
        if (transfer == null) {
            return false;
        }
        transfer.control(FileControl.RESUME, Side.THEIRS);
        ByteBuffer chunk = ByteBuffer.allocate(PIECE);
        int position = 0;
        for (int length = transfer.read(chunk, 0); length >= 0; length = transfer.read(chunk.clear(), position)) {
            byte[] wanted = Arrays.copyOfRange(bytes, position, position + length);
            assertArrayEquals(wanted, Arrays.copyOf(chunk.array(), length));
            position += length;
            note(length);
        }
        if (position < bytes.length) {
            throw new IOException("ended at " + position);
        }
        return true;
    }

    @Override
    public void close() {
        online.unregister();
    }
}
