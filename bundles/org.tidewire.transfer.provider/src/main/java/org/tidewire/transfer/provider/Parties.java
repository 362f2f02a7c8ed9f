package org.tidewire.transfer.provider;

import java.util.function.Supplier;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;

/** Between whom a transfer is, and about what. The friend may change: one that a transfer waits for comes. */
final class Parties {
    private final Subject subject;
    private final Supplier<Friend> friend;

    Parties(Subject subject, Supplier<Friend> friend) {
        this.subject = subject;
        this.friend = friend;
    }

    /** Tells whether it is a Wired peer's and about that file. */
    boolean isOf(Peer peer, FilePath path) {
        return friend.get() == Wire.WIRED
                && subject.peer().equals(peer)
                && subject.path().equals(path);
    }

    /** Tells whether a friend offered that file by it. */
    boolean isOffer(String id, FileId file) {
        return friend.get() != Wire.WIRED
                && subject.direction() == Direction.INCOMING
                && subject.id().equals(file)
                && subject.peer().name().equals(id);
    }

    /** Tells whether we send it to a friend. */
    boolean isSend() {
        return friend.get() != Wire.WIRED && subject.direction() == Direction.OUTGOING;
    }

    /** Tells whether a Wired client sends it to us. */
    boolean isPut() {
        return friend.get() == Wire.WIRED && subject.direction() == Direction.INCOMING;
    }

    /** Tells whether it is the same file the same way, perhaps after an interruption. */
    boolean isSameAs(Parties other) {
        Subject its = other.subject;
        return subject.id().equals(its.id())
                && subject.direction() == its.direction()
                && subject.peer().equals(its.peer());
    }

    /** Names the account whose limits count; empty for friends, who have none. */
    String account() {
        return friend.get() == Wire.WIRED ? subject.peer().name() : "";
    }
}
