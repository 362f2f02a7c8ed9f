package org.tidewire.tox.transfer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.file.IncomingEnd;
import org.tidewire.tox.file.IncomingFile;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/**
 * A Tox friend from the moment it comes online until it goes, as the engine sees it. May be used from any thread but the
 * node's.
 */
public final class ToxFriend implements Friend {
    /** Offers that may wait for the engine; who makes more has them refused. */
    private static final int OFFERS = 256;

    /** Milliseconds between two tries to bring an offer to the engine. */
    private static final long PATIENCE = 1_000;

    /** Milliseconds between two tries at most: each that comes to nothing may leave a transfer in the engine's list. */
    private static final long LONGEST = 60_000;

    private final String id;
    private final FriendFiles files;
    private final Workshop workshop;
    private final AtomicInteger offers = new AtomicInteger();
    private final Backlog waiting = new Backlog();
    private final Supplier<Transfers> engine; // gives null while there is none
    private volatile Receiving arriving;

    ToxFriend(String id, FriendFiles files, Workshop workshop, Supplier<Transfers> engine) {
        this.engine = engine;
        this.id = id;
        this.files = files;
        this.workshop = workshop;
    }

    /** Takes a file in that the friend offers; null if too many wait. On the node's thread. */
    IncomingEnd offered(IncomingFile file) {
        if (offers.get() >= OFFERS) {
            return null;
        }
        Receiving receiving = receiving(file, PATIENCE);
        offers.incrementAndGet();
        workshop.offer(0, () -> receive(receiving, true));
        return receiving;
    }

    /** Brings an offer to the engine once more whose transfer was interrupted before anybody answered it. On the node's thread. */
    private void again(IncomingFile file, long patience) {
        Receiving receiving = receiving(file, longer(patience));
        file.end(receiving);
        offers.incrementAndGet();
        workshop.offer(patience, () -> receive(receiving, false));
    }

    /** Doubles, up to a minute. */
    static long longer(long patience) {
        return Math.min(2 * patience, LONGEST);
    }

    private Receiving receiving(IncomingFile file, long patience) {
        return new Receiving(file, waiting, interrupted -> again(interrupted, patience), workshop);
    }

    /**
     * Brings an offer to the engine. As long as that is not there, or storage fails, the friend is neither taken up on it nor
     * refused: a friend that is refused forgets the file, and this may be but an exchange, or our own start.
     */
    private void receive(Receiving receiving, boolean first) {
        Transfers current = engine.get();
        if (receiving.isLost()) {
            offers.decrementAndGet();
        } else if (current == null || !receive(current, receiving, first)) {
            workshop.offer(PATIENCE, () -> receive(receiving, false));
        } else {
            offers.decrementAndGet();
        }
    }

    private boolean receive(Transfers current, Receiving receiving, boolean first) {
        arriving = receiving;
        try {
            workshop.join(
                    receiving, current.receive(this, id, offer(receiving.file().offer())));
            receiving.settle();
            return true;
        } catch (IOException e) {
            if (first) {
                workshop.log().info("A file of the Tox friend {} waits: {}", id, e.getMessage(), e);
            }
            return false;
        } catch (RuntimeException e) {
            workshop.log().warn("A file of the Tox friend {} is refused: {}", id, e.getMessage(), e);
            workshop.node().execute(receiving.file()::kill);
            return true;
        } finally {
            arriving = null;
        }
    }

    private static FileOffer offer(FileRequestPacket packet) {
        FileKind kind = packet.kind() == FileRequestPacket.AVATAR ? FileKind.AVATAR : FileKind.DATA;
        return new FileOffer(packet.id(), kind, packet.text(), packet.size());
    }

    @Override
    public void offer(Transfer transfer) throws IOException {
        TransferInfo info = transfer.info();
        Sending sending = new Sending(workshop);
        workshop.join(sending, transfer);
        boolean offered = false;
        try {
            offered = workshop.node().ask(() -> sending.begin(files, info));
        } finally {
            if (!offered) {
                workshop.over(sending);
            }
        }
        if (!offered) {
            throw new IOException(
                    "no file can be offered to the Tox friend " + id + ": it has gone offline, or 256 are under way");
        }
        sending.settle(); // it may have been cancelled before there was anything to take back
    }

    @Override
    public void control(Transfer transfer, FileControl control) throws IOException {
        Carry carry = carry(transfer);
        workshop.node().execute(() -> {
            switch (control) {
                case RESUME -> go(carry);
                case PAUSE -> hold(carry, true);
                case CANCEL -> carry.over(TransferState.CANCELLED);
            }
        });
    }

    private static void go(Carry carry) {
        if (carry instanceof Receiving receiving && !receiving.file().accepted()) {
            receiving.file().accept();
        } else {
            hold(carry, false);
        }
    }

    private static void hold(Carry carry, boolean paused) {
        if (carry instanceof Receiving receiving) {
            receiving.file().hold(paused);
        } else if (carry instanceof Sending sending && sending.file() != null) {
            sending.file().hold(paused);
        }
    }

    @Override
    public void seek(Transfer transfer, long position) throws IOException {
        if (!(carry(transfer) instanceof Receiving receiving)) {
            throw new IOException("only who receives a file may ask for a part of it");
        }
        workshop.node().execute(() -> receiving.file().seek(position));
    }

    /** What belongs to a transfer; the engine may speak of the one that it is just being told of. */
    private Carry carry(Transfer transfer) throws IOException {
        TransferInfo info = transfer.info();
        Carry known = workshop.of(info.number());
        Receiving now = arriving;
        if (known == null && now != null && info.direction() == Direction.INCOMING && now.is(info.id())) {
            workshop.join(now, transfer);
            return now;
        }
        if (known == null) {
            throw new IOException("the Tox friend " + id + " knows nothing of the file " + info.name() + " any more");
        }
        return known;
    }
}
