package org.tidewire.console;

import java.util.Locale;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Makes snapshots of transfers; each number has a file id of its own. */
final class Infos {
    static final String KEY = "0123456789ABCDEF".repeat(4);
    static final Peer GUEST = new Peer("guest", "192.0.2.1");
    static final Peer FRIEND = new Peer(KEY, "");

    private Infos() {}

    static TransferInfo of(long number, TransferState state) {
        return of(number, Direction.INCOMING, GUEST, state, 0, "");
    }

    static TransferInfo of(long number, Direction direction, Peer peer, TransferState state) {
        return of(number, direction, peer, state, 0, "");
    }

    static TransferInfo of(long number, Direction direction, Peer peer, TransferState state, int queue, String reason) {
        String hex = String.format(Locale.ROOT, "%04x", number).repeat(16);
        return named(
                "file" + number + ".bin",
                new TransferInfo(
                        number,
                        new FileId(hex),
                        direction,
                        peer,
                        FileKind.DATA,
                        "",
                        FilePath.of("/Uploads/file" + number + ".bin"),
                        10_000_000,
                        4_500_000,
                        state,
                        queue,
                        reason));
    }

    /** Makes the same with another name. */
    static TransferInfo named(String name, TransferInfo info) {
        return with(name, info.size(), info.position(), info);
    }

    /** Makes the same of another size, and with other bytes through. */
    static TransferInfo sized(long size, long position, TransferInfo info) {
        return with(info.name(), size, position, info);
    }

    private static TransferInfo with(String name, long size, long position, TransferInfo info) {
        return new TransferInfo(
                info.number(),
                info.id(),
                info.direction(),
                info.peer(),
                info.kind(),
                name,
                info.path(),
                size,
                position,
                info.state(),
                info.queue(),
                info.reason());
    }
}
