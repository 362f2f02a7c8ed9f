package org.tidewire.wired.client.provider;

/**
 * What goes wrong with one connection.
 *
 * @param kind what
 * @param up whether on the way to the server
 * @param after so many bytes have passed that way
 */
record Fault(Kind kind, boolean up, long after) {
    static final Fault NONE = new Fault(Kind.NONE, true, Long.MAX_VALUE);

    /** What the network can do. */
    enum Kind {
        NONE,
        /** Both ends see an end of the stream. */
        CUT,
        /** Both ends see a reset. */
        RESET,
        /** Nothing passes any more, and nobody hears of an end. */
        HALF_OPEN,
        /** The next bytes go one by one. */
        SINGLE_BYTES,
        /** The next bytes come late. */
        DELAY,
        /** All that has gone to the server comes to it once more, by a connection of its own. */
        REPLAY;

        /** Tells whether the connection is lost by it. */
        boolean isLoss() {
            return this == CUT || this == RESET || this == HALF_OPEN;
        }
    }
}
