package org.tidewire.transfer.provider;

import java.io.IOException;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.provider.tree.Lease;

/**
 * In which storage a transfer's bytes are, and what they were when that left. A path never changes its storage silently: what
 * comes back must stand at the same place in the tree and hold the same. All of it is used by a lease of the transfer's own:
 * once that is abandoned, a call that returns too late finds everything refused. Used in the transfer's steps, but for
 * {@link #storage}, {@link #name}, {@link #abandon} and {@link #cut}.
 */
final class Lodging {
    private final Standing standing;
    private final Bytes bytes;
    private final Surroundings engine;
    private volatile Place place; // null while it is in none
    private FilePath inside; // null as long as any storage is as good
    private Held held; // null if it was not open when it was suspended
    private boolean hidden; // by a storage that was mounted over its own
    private volatile long leftAt;
    private final Lease lease = new Lease();

    Lodging(Standing standing, Bytes bytes, Surroundings engine) {
        this.standing = standing;
        this.bytes = bytes;
        this.engine = engine;
    }

    /** The storage it is in; null if in none. */
    Storage storage() {
        Place now = place;
        return now == null ? null : now.storage();
    }

    /** The name of the storage it is in; empty if in none. */
    String name() {
        Place now = place;
        return now == null ? "" : now.name();
    }

    /** It belongs to the storage that has its path under this name, whether or not that is there when it begins. */
    void belong(FilePath name) {
        if (inside == null) {
            inside = name;
        }
    }

    /** It belongs to the storage that has its path now; if none is there, to the one that comes. */
    void belong() {
        try {
            if (bytes.isStored() && inside == null) {
                belong(engine.place(standing.path()).path());
            }
        } catch (TransferException e) {
            inside = null; // none is there
        }
    }

    /** When its storage left, in the nanoseconds of the engine's time. */
    long leftAt() {
        return leftAt;
    }

    /** Whether another storage was mounted over its place when it last looked for its own, which it would await in vain. */
    boolean isHidden() {
        return hidden;
    }

    /**
     * Looks for the storage to be in; false if none is there now. Looked at again once it is written down: a storage that
     * leaves meanwhile either sees us or is seen by us.
     */
    private boolean find() throws IOException {
        if (!bytes.isStored()) {
            return true;
        }
        try {
            Place found;
            do {
                found = engine.place(standing.path());
                place = found;
            } while (engine.place(standing.path()).storage() != found.storage());
            if (inside != null && !inside.equals(found.path())) {
                place = null; // what was mounted there is gone, or another was mounted over it: this one is not its own
                hidden = found.path().toString().length() < inside.toString().length();
            }
            return place != null;
        } catch (TransferException e) {
            place = null;
            if (e.reason() == Reason.NO_STORAGE) {
                return false;
            }
            throw e;
        }
    }

    /** All storage, to be used by this transfer until that is abandoned. */
    Storage whole() {
        return lease.lend(engine.storage());
    }

    /** Keeps room for what was accepted. */
    void prepare() throws IOException {
        bytes.prepare(whole());
    }

    /** Nothing more comes of what is or will be opened; does not wait. */
    void abandon() {
        lease.abandon();
    }

    /** Closes what is open though it was abandoned, which may take for ever. */
    Void cut() throws IOException {
        lease.cut();
        if (!bytes.isStored()) {
            bytes.close();
        }
        return null;
    }

    private Place lent() {
        return place == null ? null : new Place(lease.lend(place.storage()), place.name(), place.path());
    }

    private void open(long position) throws IOException {
        bytes.open(lent(), position);
        inside = place == null ? null : place.path();
    }

    /** Waits for a storage before anything was opened. */
    void await(long now) {
        leftAt = now;
    }

    /** Closes, and notes what is held. */
    void suspend(long now) throws IOException {
        leftAt = now;
        held = bytes.suspend();
        place = null; // now: should closing hang, it is in there still
    }

    /** Opens in the storage that is there now; false if none is. Nothing is open if it fails. */
    boolean enter(long position) throws IOException {
        while (find()) {
            try {
                resume(position);
                return true;
            } catch (TransferException e) {
                if (e.reason() != Reason.NO_STORAGE || lease.isCut()) {
                    throw e;
                } // else it left at that moment, and another may have its place
            }
        }
        return false;
    }

    private void resume(long position) throws IOException {
        if (held == null) {
            open(position);
            return;
        }
        if (position != held.size() && standing.subject().direction() == Direction.INCOMING) {
            throw new IOException(held.size() + " bytes were held, and not the " + position + " that arrived");
        }
        bytes.resume(lent(), held);
        held = null;
    }
}
