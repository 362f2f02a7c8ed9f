package org.tidewire.shell;

import java.time.Duration;

/**
 * What a get or put has done.
 *
 * @param target where it is now
 * @param files files that were moved
 * @param skipped files of which an equal one was there already
 * @param bytes bytes that went over the wire for them, those of earlier tries not included
 * @param time how long it took
 */
public record Moved(String target, int files, int skipped, long bytes, Duration time) {
    /**
     * Tells how fast it was.
     *
     * @return bytes in a second; 0 if nothing was moved
     */
    public double rate() {
        return bytes == 0 ? 0 : bytes * 1e9 / Math.max(1, time.toNanos());
    }
}
