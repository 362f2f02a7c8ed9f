package org.tidewire.tox.onion;

import org.tidewire.tox.net.Ticker;

/** So many of something a second, and never more than that at once. */
final class Budget {
    private static final long SECOND = 1_000_000_000L;

    private final Ticker ticker;
    private final int perSecond;
    private final long cost;
    private long saved = SECOND;
    private long last;

    /** From 1 to a million a second. */
    Budget(Ticker ticker, int perSecond) {
        if (perSecond < 1 || perSecond > 1_000_000) {
            throw new IllegalArgumentException("a budget is 1 to 1000000 a second, not " + perSecond);
        }
        this.ticker = ticker;
        this.perSecond = perSecond;
        cost = SECOND / perSecond;
        last = ticker.nanos();
    }

    /** Takes one; false if none is left for now. */
    boolean take() {
        long now = ticker.nanos();
        saved = Math.min(SECOND, saved + Math.max(0, now - last));
        last = now;
        if (saved < cost) {
            return false;
        }
        saved -= cost;
        return true;
    }

    @Override
    public String toString() {
        return perSecond + " a second";
    }
}
