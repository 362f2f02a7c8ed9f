package org.tidewire.storage.file;

/**
 * How far a partial is durable.
 *
 * @param length so many bytes from its beginning were forced
 * @param boot in which run of the system the bytes behind it were written; unknown if they must not be trusted in any
 */
record Checkpoint(long length, Boot boot) {
    Checkpoint {
        if (length < 0) {
            throw new IllegalArgumentException("a length is 0 or more, not " + length);
        }
    }

    /** Tells how much is to be kept of a partial of a size: the page cache outlives the process, not the system. */
    long kept(long size, Boot now) {
        boolean remembered = boot.isKnown() && boot.equals(now);
        return remembered ? size : Math.min(size, length);
    }
}
