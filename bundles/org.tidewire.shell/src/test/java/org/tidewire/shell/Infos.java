package org.tidewire.shell;

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
        return new TransferInfo(
                number,
                new FileId("0".repeat(64)),
                direction,
                new Peer("guest", "127.0.0.1"),
                FileKind.DATA,
                "file" + number + ".bin",
                FilePath.of("/Uploads/file" + number + ".bin"),
                10_000_000,
                4_500_000,
                state,
                queue,
                "");
    }
}
