package org.tidewire.transfer;

import java.util.Objects;

import org.tidewire.storage.FilePath;

/**
 * A transfer at one moment.
 *
 * @param number counts up from 1; never used twice while the engine runs
 * @param id its file id; random on Wired, which has none
 * @param direction which way the bytes go
 * @param peer the other end
 * @param kind what the file is for
 * @param name the file's name, without a folder
 * @param path where it lies in storage, or is going to
 * @param size bytes; {@link FileOffer#STREAMING} if not known
 * @param position bytes of the file that are through, those before the offset included
 * @param state where it stands
 * @param queue its place in the queue, from 1; 0 if it does not wait
 * @param reason why it failed or was interrupted, for a person; empty otherwise
 */
public record TransferInfo(
        long number,
        FileId id,
        Direction direction,
        Peer peer,
        FileKind kind,
        String name,
        FilePath path,
        long size,
        long position,
        TransferState state,
        int queue,
        String reason) {
    /** Checks that nothing is missing. */
    public TransferInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
