package org.tidewire.shell;

import java.time.Duration;
import java.util.List;

/**
 * What a get or put has done.
 *
 * @param target where it is now
 * @param files files that were moved
 * @param skipped files of which an equal one was there already
 * @param bytes bytes that went over the wire for them, those of earlier tries not included
 * @param time how long it took
 * @param unverified paths of files that were sent whole, but of which the server shows nothing, so that nobody can tell
 *     whether it has them; immutable
 */
public record Moved(String target, int files, int skipped, long bytes, Duration time, List<String> unverified) {
    /** Makes a result. */
    public Moved {
        unverified = List.copyOf(unverified);
    }

    /**
     * Tells how fast it was.
     *
     * @return bytes in a second; 0 if nothing was moved
     */
    public double rate() {
        return bytes == 0 ? 0 : bytes * 1e9 / Math.max(1, time.toNanos());
    }
}
