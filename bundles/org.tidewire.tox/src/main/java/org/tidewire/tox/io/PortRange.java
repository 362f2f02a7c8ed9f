package org.tidewire.tox.io;

/**
 * Ports to listen on, of which the first free one is taken.
 *
 * @param first the lowest, 0 for any that the system likes
 * @param last the highest
 * @param shunned one of them that is not to be used, -1 for none: after an unclean stop, friends ignore a handshake that
 *     comes from the port they still hold a link to (Tox specification, Net crypto)
 */
public record PortRange(int first, int last, int shunned) {
    /** Where other Tox programs listen, and where LAN discovery looks. */
    public static final PortRange USUAL = new PortRange(33445, 33545, -1);

    private static final int HIGHEST = 65535;

    /** Refuses what is no range of ports. */
    public PortRange {
        if (first < 0 || last < first || last > HIGHEST) {
            throw new IllegalArgumentException(
                    "ports go from 0 to " + HIGHEST + ", the lower one first; given were " + first + " to " + last);
        }
    }

    /**
     * One port alone.
     *
     * @param port the port, 0 for any that the system likes
     * @return the range
     */
    public static PortRange only(int port) {
        return new PortRange(port, port, -1);
    }

    /**
     * The same range without one of its ports.
     *
     * @param port one not to use
     * @return that range
     */
    public PortRange without(int port) {
        return new PortRange(first, last, port);
    }
}
