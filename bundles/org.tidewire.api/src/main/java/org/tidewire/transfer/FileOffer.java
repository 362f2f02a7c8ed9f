package org.tidewire.transfer;

import java.util.Objects;

/**
 * A file one side offers to the other (Tox, file send request).
 *
 * @param id stays the same when the offer is made again
 * @param kind what the file is for
 * @param name as the sender wrote it; hostile, never a path
 * @param size bytes; {@link #STREAMING} if not known before the end
 */
public record FileOffer(FileId id, FileKind kind, String name, long size) {
    /** The size of a file whose end is not known yet. */
    public static final long STREAMING = -1;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the size is below {@link #STREAMING}
     */
    public FileOffer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if (size < STREAMING) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
    }
}
