package org.tidewire.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * What a listing tells of a file or folder.
 *
 * @param path where it lies
 * @param type what it is
 * @param size bytes; for folders the count of visible children (Wired 4.1)
 * @param created when it was made, as well as the backend knows
 * @param modified when it was last changed
 * @param partial whether it is a file still being received
 */
public record FileEntry(FilePath path, FileType type, long size, Instant created, Instant modified, boolean partial) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public FileEntry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(modified, "modified");
        if (size < 0) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
    }
}
