package org.tidewire.resume.tox;

import java.time.Instant;
import java.util.Objects;

import org.tidewire.transfer.Checksum;

/**
 * What a source looked like when it was offered first: a friend that holds a part of it must not get the rest of another
 * file.
 *
 * @param storage the name of the storage it lay in
 * @param modified when it was last changed
 * @param sum its first megabyte, for changes that keep the size and the time
 */
record SourceStamp(String storage, Instant modified, Checksum sum) {
    /** For what is received, which has no source here. */
    static final SourceStamp NONE = new SourceStamp("", Instant.EPOCH, Checksum.of(new byte[0]));

    SourceStamp {
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(modified, "modified");
        Objects.requireNonNull(sum, "sum");
    }
}
