package org.tidewire.tox.relay;

import java.security.SecureRandom;

import org.tidewire.tox.net.Ticker;

/** When a relay is pinged and how long it may take to answer. Belongs to one thread. */
final class RelayPings {
    /** Milliseconds between pings. */
    static final long INTERVAL = 30_000;

    /** Milliseconds after which an unanswered ping, or hello, is the end. */
    static final long TIMEOUT = 10_000;

    private final Ticker ticker;
    private final SecureRandom random;
    private long sent;
    private long unanswered;

    RelayPings(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        this.random = random;
    }

    /** The id of the ping to be sent now; never 0. */
    long next() {
        sent = ticker.millis();
        do {
            unanswered = random.nextLong();
        } while (unanswered == 0);
        return unanswered;
    }

    /** Whether it is time for the next. */
    boolean due() {
        return unanswered == 0 && ticker.millis() - sent >= INTERVAL;
    }

    /** Whether the last was not answered in time. */
    boolean late() {
        return unanswered != 0 && ticker.millis() - sent >= TIMEOUT;
    }

    /** Takes an answer; one to no ping of ours counts for nothing. */
    void answered(long id) {
        if (id == unanswered) {
            unanswered = 0;
        }
    }
}
