package org.tidewire.transfer.provider;

import java.util.function.Supplier;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Peer;

/**
 * What a transfer is about; never changes. The name is the offered one, which may differ from the path's. The limits are
 * asked with no lock held, for it is a host that answers.
 */
record Subject(
        long number,
        FileId id,
        Direction direction,
        Peer peer,
        Supplier<AccountLimits> limits,
        FileKind kind,
        String name,
        FilePath path,
        long size) {
    /** What a friend offers us, or we offer a friend; a friend has no account that limits it. */
    static Subject offered(long number, Direction direction, String friend, FileOffer offer, FilePath path) {
        Peer peer = new Peer(friend, "");
        return new Subject(
                number,
                offer.id(),
                direction,
                peer,
                () -> AccountLimits.NONE,
                offer.kind(),
                offer.name(),
                path,
                offer.size());
    }

    /** Tells whether nobody knows how long it is before it ends. */
    boolean isStream() {
        return size == FileOffer.STREAMING;
    }

    /** Tells whether a file of a size has bytes from a position on, as far as is known. */
    static boolean lacks(long size, long position) {
        return size == FileOffer.STREAMING || position < size;
    }

    /** Tells how many slots the account may have as of now. */
    int slots() {
        AccountLimits now = limits.get();
        int slots = direction == Direction.OUTGOING ? now.downloads() : now.uploads();
        return slots == 0 ? Integer.MAX_VALUE : slots;
    }

    /** Tells how many bytes per second the account may move as of now; 0 for any number. */
    long speed() {
        AccountLimits now = limits.get();
        return direction == Direction.OUTGOING ? now.downloadSpeed() : now.uploadSpeed();
    }
}
