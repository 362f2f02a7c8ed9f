package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * One run of the system, from its start to its end: so long what was written is remembered without being forced. Linux
 * gives each a random number.
 *
 * @param high the upper half of the number; 0 if it is not known
 * @param low the lower half; 0 if it is not known
 */
record Boot(long high, long low) {
    /** Which one is not known; so it is never the same as another one. */
    static final Boot UNKNOWN = new Boot(0, 0);

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    /** Tells which one this is; unknown on systems that do not say. */
    static Boot current() {
        try {
            UUID id = UUID.fromString(Files.readString(LINUX, US_ASCII).strip());
            return new Boot(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (IOException | IllegalArgumentException e) {
            return UNKNOWN; // Then only what was forced is trusted, which is always right.
        }
    }

    boolean isKnown() {
        return !equals(UNKNOWN);
    }
}
