package org.tidewire.account;

/**
 * How fast an account may transfer, and how many files at once: the four numbers of 602 (Wired 2.9). All that are logged
 * in with the account share them.
 *
 * @param downloadSpeed bytes per second that are sent to it; 0 for any
 * @param uploadSpeed bytes per second that are received from it; 0 for any
 * @param downloads files sent to it at the same time; 0 for any number
 * @param uploads files received from it at the same time; 0 for any number
 */
public record AccountLimits(long downloadSpeed, long uploadSpeed, int downloads, int uploads) {
    /** No limit at all. */
    public static final AccountLimits NONE = new AccountLimits(0, 0, 0, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public AccountLimits {
        if (downloadSpeed < 0 || uploadSpeed < 0 || downloads < 0 || uploads < 0) {
            throw new IllegalArgumentException("an account's limits are 0 (none) or more");
        }
    }
}
