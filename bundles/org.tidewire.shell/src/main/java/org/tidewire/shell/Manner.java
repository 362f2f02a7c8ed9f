package org.tidewire.shell;

/**
 * How a get or put is to be done.
 *
 * @param quiet whether nothing is shown but errors
 * @param verbose whether each file that is done is shown, on a terminal as well
 * @param speed bytes per second, 1,024 or more; 0 for any
 */
record Manner(boolean quiet, boolean verbose, long speed) {
    /**
     * Reads a command's options.
     *
     * @param quiet whether {@code -q} is there
     * @param verbose whether {@code -v} is there
     * @param limit what follows {@code -l}; empty without it
     * @return them
     * @throws CommandException if they cannot be meant; says what is allowed
     */
    static Manner of(boolean quiet, boolean verbose, String limit) throws CommandException {
        if (quiet && verbose) {
            throw new CommandException("-q shows nothing and -v every file: only one of them is allowed");
        }
        return new Manner(quiet, verbose, limit.isEmpty() ? 0 : Units.speed(limit));
    }
}
