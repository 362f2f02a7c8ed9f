package org.tidewire.tox.net;

import java.util.concurrent.TimeUnit;

/** So many of something a second and no more, whoever wants more of it. Belongs to one thread. */
public final class Allowance {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 1_000_000;

    private final Ticker ticker;
    private final long cost;
    private final long full;
    private long saved;
    private long last;

    /**
     * An allowance of which what is not used lasts for a second.
     *
     * @param ticker the time
     * @param perSecond 1 to 1,000,000
     * @throws IllegalArgumentException if there are fewer or more
     */
    public Allowance(Ticker ticker, int perSecond) {
        this(ticker, perSecond, perSecond);
    }

    /**
     * An allowance that is full.
     *
     * @param ticker the time
     * @param perSecond 1 to 1,000,000
     * @param atOnce how many there are when none was used for long, 1 to 1,000,000
     * @throws IllegalArgumentException if there are fewer or more
     */
    public Allowance(Ticker ticker, int perSecond, int atOnce) {
        if (perSecond < 1 || perSecond > MOST || atOnce < 1 || atOnce > MOST) {
            throw new IllegalArgumentException(
                    "1 to " + MOST + " are allowed, a second and at once, not " + perSecond + " and " + atOnce);
        }
        this.ticker = ticker;
        cost = SECOND / perSecond;
        full = cost * atOnce;
        saved = full;
        last = ticker.nanos();
    }

    /**
     * Takes one.
     *
     * @return false if none is left for now
     */
    public boolean take() {
        long now = ticker.nanos();
        saved = Math.min(full, saved + (now - last));
        last = now;
        if (saved < cost) {
            return false;
        }
        saved -= cost;
        return true;
    }
}
