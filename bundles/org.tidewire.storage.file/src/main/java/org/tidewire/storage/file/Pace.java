package org.tidewire.storage.file;

import java.time.Duration;

/**
 * How often what is received is forced.
 *
 * @param bytes after so many at the latest
 * @param time after so long at the latest, if there is anything to force
 * @param most whoever has more than so many bytes waiting to be forced waits as well
 */
record Pace(long bytes, Duration time, long most) {
    /** Every 8 MiB or 2 s; two such stretches may wait. */
    static final Pace USUAL = new Pace(8 << 20, Duration.ofSeconds(2), 16 << 20);

    Pace {
        if (bytes < 1 || most < bytes) {
            throw new IllegalArgumentException(
                    "at least 1 byte, and at least as many may wait: " + bytes + ", " + most);
        }
    }
}
