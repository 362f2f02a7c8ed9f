package org.tidewire.transfer.provider;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferState;

/** Transfers of no engine, which wait for a slot: what the queue and the register look at. */
final class Queued {
    static final Peer ANNA = new Peer("anna", "here");
    static final FilePath FILE = FilePath.of("/file");

    private Queued() {}

    static LiveTransfer numbered(long number) {
        return of(number, Direction.OUTGOING, ANNA, FILE);
    }

    static LiveTransfer of(long number, Direction direction, Peer peer, FilePath path) {
        return of(subject(number, FileId.random(), direction, peer, path), Wire.WIRED);
    }

    static LiveTransfer of(Subject subject, Friend friend) {
        Standing standing = new Standing(subject, TransferState.QUEUED, 0, new Events(Fixture.silentLogger()));
        return new LiveTransfer(standing, new Source(subject.path(), 10), friend, null);
    }

    static Subject subject(long number, FileId id, Direction direction, Peer peer, FilePath path) {
        return new Subject(number, id, direction, peer, () -> AccountLimits.NONE, FileKind.DATA, "file", path, 10);
    }
}
