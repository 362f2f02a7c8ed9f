package org.tidewire.wired.client;

import java.util.Objects;

import org.tidewire.storage.FileEntry;

/**
 * What STAT tells of a file (Wired 1.1, 402).
 *
 * @param entry as a listing tells it
 * @param checksum the Wired checksum, 40 hex digits; empty for folders
 * @param comment what somebody wrote about it; often empty
 */
public record RemoteFile(FileEntry entry, String checksum, String comment) {
    /** Checks that nothing is missing. */
    public RemoteFile {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(checksum, "checksum");
        Objects.requireNonNull(comment, "comment");
    }
}
