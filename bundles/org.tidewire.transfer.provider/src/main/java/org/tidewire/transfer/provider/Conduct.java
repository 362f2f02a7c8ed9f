package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.TransferState;

/**
 * How the engine conducts a transfer: to its start, and from one storage to the next; and that a friend hears, once, that what
 * it sends is accepted.
 */
final class Conduct {
    private final LiveTransfer transfer;
    private final Standing standing;
    private final Stay stay;
    private final Surroundings engine;
    private volatile boolean answered;

    Conduct(LiveTransfer transfer, Standing standing, Stay stay, Surroundings engine) {
        this.transfer = transfer;
        this.standing = standing;
        this.stay = stay;
        this.engine = engine;
    }

    /** A slot is there: on Wired the client gets a key, a friend's bytes move at once. */
    void grant() {
        boolean granted = stay.grant(transfer.friend() == Wire.WIRED);
        transfer.look();
        answer(granted);
    }

    /** A storage came: it goes on there if the same is held. */
    void rebind() {
        if (standing.state() == SUSPENDED) {
            stay.rebind();
            transfer.look();
            answer(!answered);
        }
    }

    /** Tells a friend, once, that what it sends is accepted: as soon as there is a place for it. */
    private void answer(boolean due) {
        TransferState now = standing.state();
        boolean receives = transfer.friend() != Wire.WIRED && standing.subject().direction() == Direction.INCOMING;
        boolean answers = due && receives && (now == RUNNING || now == COMPLETED);
        answered |= answers;
        if (answers && now == RUNNING) {
            transfer.tell(() -> transfer.friend().control(transfer, FileControl.RESUME));
        }
        transfer.settle();
        if (answers && now == COMPLETED) {
            engine.later(this::whole);
        }
    }

    /** No byte was lacking. What was held whole cannot be asked for from its end, so the friend need not send it at all. */
    private void whole() {
        FileControl word = standing.subject().size() == 0 ? FileControl.RESUME : FileControl.CANCEL;
        transfer.tell(() -> transfer.friend().control(transfer, word));
    }

    /** Gives up waiting for a storage that does not come back. */
    void tire(Duration limit) {
        stay.tire(limit);
        transfer.settle();
    }

    boolean claim(String presented) {
        try {
            return stay.claim(presented);
        } finally {
            transfer.look();
            transfer.settle();
        }
    }

    void expire(Duration limit) {
        stay.expire(limit);
        transfer.settle();
    }

    /** Tells whether it is in a storage, or is just entering it. */
    boolean isIn(Storage storage) {
        return stay.isIn(storage);
    }

    /** Tells whether it is in some storage, or is just entering one. */
    boolean isLodged() {
        return stay.isLodged();
    }

    /** Lets go of a storage that leaves. */
    void leave(Storage leaving, Duration limit) {
        stay.leave(leaving, limit);
        transfer.settle();
    }

    /** Hangs in a storage that leaves, if it is in there even now. */
    void withdraw(Storage leaving) {
        stay.withdraw(leaving);
        transfer.settle();
    }

    /** Binds it to the storage that has its path now. */
    void belong() {
        stay.belong();
    }

    /** Binds it to the storage that has its path by this name. */
    void belong(FilePath name) {
        stay.belong(name);
    }

    /** Keeps room in storage for what was accepted. */
    void prepare() throws IOException {
        stay.prepare();
    }
}
