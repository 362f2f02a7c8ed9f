package org.tidewire.resume.tox;

import java.util.Objects;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;

/**
 * What a transfer is about.
 *
 * @param kind what the file is for
 * @param name as the sender wrote it; hostile, never a path
 * @param path where it lies in storage, or is going to
 * @param size bytes; {@link FileOffer#STREAMING} if not known
 */
record StoredFile(FileKind kind, String name, FilePath path, long size) {
    StoredFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        if (size < FileOffer.STREAMING) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
    }

    static StoredFile of(TransferInfo transfer) {
        return new StoredFile(transfer.kind(), transfer.name(), transfer.path(), transfer.size());
    }
}
