package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** A friend without a wire: offers us a file under one id until it is whole, then takes it back, and so on. */
final class FriendActor extends ChaosActor implements Friend {
    private static final int PIECE = 1371;
    private static final long PATIENCE_SECONDS = 2;

    private final String id;
    private ServiceRegistration<Friend> online;
    private final BlockingQueue<Transfer> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Transfer> accepted = new LinkedBlockingQueue<>();

    FriendActor(Installation installation, String digit, long seed) {
        super(installation, "friend-" + digit, seed);
        id = digit.repeat(64);
        online = register();
    }

    private ServiceRegistration<Friend> register() {
        return Container.context()
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
    byte[] content(int number) {
        return bytes(number, 500_000, 3_000_000);
    }

    @Override
    void move(int number) throws Exception {
        byte[] bytes = content(number);
        Path stored = arrive(file(number), bytes);
        until(() -> take(FilePath.of("/" + installation.root().relativize(stored)), bytes));
        Path source = installation.home().resolve(file(number));
        Files.write(source, bytes);
        whole(source, stored);
    }

    /** Offers a file until it is whole; anew if it came to be where nobody finds it any more. */
    private Path arrive(String name, byte[] bytes) throws Exception {
        FileId[] file = {FileId.random()};
        Path[] stored = new Path[1];
        until(() -> {
            FileOffer offer = new FileOffer(file[0], FileKind.DATA, name, bytes.length);
            Transfer transfer = Container.service(Transfers.class).receive(this, id, offer);
            String path = transfer.info().path().toString();
            stored[0] = installation.root().resolve(path.substring(1));
            pour(transfer, bytes);
            if (transfer.info().state() == TransferState.COMPLETED && !Files.exists(stored[0])) {
                file[0] = FileId.random();
            }
            return transfer.info().state() == TransferState.COMPLETED && Files.exists(stored[0]);
        });
        return stored[0];
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

    /** Refuses what is on offer still, and comes once more to be offered the rest, until nothing is remembered of it. */
    @Override
    void finish() throws Exception {
        int[] looks = {0};
        until(() -> {
            if (looks[0]++ % 50 == 0) {
                online.unregister();
                online = register();
            }
            for (Transfer next = offered.poll(); next != null; next = offered.poll()) {
                next.control(FileControl.CANCEL, Side.THEIRS);
            }
            List<TransferInfo> left = Container.service(ResumePolicy.class).all().stream()
                    .filter(each -> each.peer().name().equals(id))
                    .toList();
            for (TransferInfo each : left) {
                takeBack(each);
            }
            return left.isEmpty();
        });
    }

    /** What was complete while engine and policy went is remembered until its sender is heard of once more. */
    private void takeBack(TransferInfo saved) throws Exception {
        if (saved.direction() == Direction.INCOMING) {
            FileOffer offer = new FileOffer(saved.id(), saved.kind(), saved.name(), saved.size());
            Container.service(Transfers.class).receive(this, id, offer).control(FileControl.CANCEL, Side.THEIRS);
        }
    }

    @Override
    public void close() {
        online.unregister();
    }
}
