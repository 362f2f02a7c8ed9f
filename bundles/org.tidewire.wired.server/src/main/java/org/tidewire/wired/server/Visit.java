package org.tidewire.wired.server;

import java.net.InetAddress;

/** One connection as the door sees it: where it calls from, and whether it turned out to be a guest. Any thread. */
final class Visit {
    private final String place;
    private final Source source;
    private final boolean exempt;
    private volatile boolean welcome;
    private int failures; // the connection's own thread counts

    /**
     * Begins a visit.
     *
     * @param from where the client calls from
     * @param exempt whether nothing is counted there
     */
    Visit(InetAddress from, boolean exempt) {
        place = from.getHostAddress();
        source = Source.of(from);
        this.exempt = exempt;
    }

    /** Tells the IP address. */
    String place() {
        return place;
    }

    Source source() {
        return source;
    }

    boolean isExempt() {
        return exempt;
    }

    /** Counts a login that failed; tells how many there were. */
    int failed() {
        return ++failures;
    }

    /** Remembers that a login or a key was good. */
    void welcome() {
        welcome = true;
    }

    boolean isWelcome() {
        return welcome;
    }
}
