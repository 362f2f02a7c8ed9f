package org.tidewire.shell;

import java.util.Locale;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Makes snapshots of transfers. */
final class Infos {
    private Infos() {}

    static TransferInfo of(long number, Direction direction, TransferState state, int queue) {
        return of(number, direction, new Peer("guest", "127.0.0.1"), state, queue, "");
    }

    /** Makes one with a friend. */
    static TransferInfo of(long number, Direction direction, String friend, TransferState state) {
        return of(number, direction, new Peer(friend, ""), state, 0, "");
    }

    /** Makes the same with a reason. */
    static TransferInfo because(TransferInfo info, TransferState state, String reason) {
        return of(info.number(), info.direction(), info.peer(), state, info.queue(), reason);
    }

    /** Makes the same with another name. */
    static TransferInfo named(TransferInfo info, String name) {
        return new TransferInfo(
                info.number(),
                info.id(),
                info.direction(),
                info.peer(),
                info.kind(),
                name,
                info.path(),
                info.size(),
                info.position(),
                info.state(),
                info.queue(),
                info.reason());
    }

    private static TransferInfo of(
            long number, Direction direction, Peer peer, TransferState state, int queue, String reason) {
        return new TransferInfo(
                number,
                new FileId(String.format(Locale.ROOT, "%02x", number).repeat(32)),
                direction,
                peer,
                FileKind.DATA,
                "file" + number + ".bin",
                FilePath.of("/Uploads/file" + number + ".bin"),
                10_000_000,
                4_500_000,
                state,
                queue,
                reason);
    }
}
