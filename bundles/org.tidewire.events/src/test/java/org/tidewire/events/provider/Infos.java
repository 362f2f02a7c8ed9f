package org.tidewire.events.provider;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Transfers of these tests. */
final class Infos {
    static final String ID = "0a".repeat(32);
    static final Peer ANN = new Peer("ann", "192.0.2.7");
    static final Peer FRIEND = new Peer("AB".repeat(32), "");

    private Infos() {}

    /** An upload of Ann's, 12 of 100 bytes through. */
    static TransferInfo upload(TransferState state) {
        return upload(state, 0, "");
    }

    static TransferInfo upload(TransferState state, int queue, String reason) {
        return upload(7, "/Uploads/film.mkv", 100, state, queue, reason);
    }

    static TransferInfo upload(long number, String path, long size, TransferState state, int queue, String reason) {
        return new TransferInfo(
                number,
                new FileId(ID),
                Direction.INCOMING,
                ANN,
                FileKind.DATA,
                "film.mkv",
                FilePath.of(path),
                size,
                12,
                state,
                queue,
                reason);
    }

    /** A stream that we send to a friend. */
    static TransferInfo stream(TransferState state) {
        return new TransferInfo(
                8,
                new FileId(ID),
                Direction.OUTGOING,
                FRIEND,
                FileKind.AVATAR,
                "face.png",
                FilePath.ROOT,
                FileOffer.STREAMING,
                0,
                state,
                0,
                "");
    }
}
