package org.tidewire.health;

/**
 * From when on a check warns.
 *
 * @param waiting transfers that may wait, 0 or more
 * @param days before a certificate's end, 0 to 36500
 * @param free bytes that should be free, 0 or more
 */
record Thresholds(int waiting, int days, long free) {
    private static final int MOST_DAYS = 36_500;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    Thresholds {
        require(waiting >= 0, "queue.waiting", waiting, "0 or more");
        require(days >= 0 && days <= MOST_DAYS, "certificate.days", days, "0 to " + MOST_DAYS);
        require(free >= 0, "disk.free", free, "0 or more");
    }

    private static void require(boolean allowed, String key, long value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(
                    HealthConfig.PID + ": " + key + " = " + value + " is refused; it must be " + range);
        }
    }
}
