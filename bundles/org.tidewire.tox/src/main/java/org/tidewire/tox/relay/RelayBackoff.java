package org.tidewire.tox.relay;

import org.tidewire.tox.net.Ticker;

/** When a relay may be dialled again: the more often it was in vain, the later. Belongs to one thread. */
final class RelayBackoff {
    /** Milliseconds before the first new try; it doubles with each. */
    static final long SHORTEST = 1_000;

    /** Milliseconds before a new try at most. */
    static final long LONGEST = 60_000;

    private final Ticker ticker;
    private long pause;
    private long ended;
    private long proved;
    private boolean proven;
    private int failures;

    /** The first try may be made at once. */
    RelayBackoff(Ticker ticker) {
        this.ticker = ticker;
        ended = ticker.millis();
    }

    boolean due() {
        return ticker.millis() - ended >= pause;
    }

    /** The relay proved its key. */
    void proved() {
        proven = true;
        proved = ticker.millis();
        failures = 0;
    }

    /** The connection is over; one that held for a while begins anew with the shortest pause. */
    void ended() {
        ended = ticker.millis();
        boolean held = proven && ended - proved >= LONGEST;
        failures += proven ? 0 : 1;
        pause = held || pause == 0 ? SHORTEST : Math.min(LONGEST, 2 * pause);
        proven = false;
    }

    /** Tries in a row in which the relay did not prove its key. */
    int failures() {
        return failures;
    }
}
