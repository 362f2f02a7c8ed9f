package org.tidewire.tox.link;

import java.util.concurrent.TimeUnit;

/** When to tell the peer what came: soon while something comes, else once a second, as the peer may rely on. */
final class AckClock {
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long HOLES = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);
    private static final long PROBE = TimeUnit.MILLISECONDS.toNanos(50);

    private long told;
    private long sent;
    private boolean news = true;

    AckClock(long now) {
        this.told = now - IDLE;
    }

    /** Something came that the peer may want confirmed. */
    void news() {
        news = true;
    }

    /** A lossless packet went out. */
    void sent(long now) {
        sent = now;
    }

    /** We told the peer. */
    void told(long now) {
        told = now;
        news = false;
    }

    /** Nanoseconds after which to tell again, 0 or less for now. */
    long wait(ReceiveWindow in, SendWindow out, long roundTrip, long now) {
        if (news) {
            return told + SOON - now;
        }
        long wait = told + (in.span() > 0 ? HOLES : IDLE) - now;
        // The last packets may be lost, of which the peer only learns by the number in what we tell it.
        if (out.flying() > 0) {
            wait = Math.min(wait, Math.max(sent, told) + Math.min(IDLE, 2 * roundTrip + PROBE) - now);
        }
        return wait;
    }
}
