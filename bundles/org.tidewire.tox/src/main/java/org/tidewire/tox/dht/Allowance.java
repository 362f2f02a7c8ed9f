package org.tidewire.tox.dht;

/** So many of something a second and no more; unused ones last for a second. */
final class Allowance {
    private static final long SECOND = 1000;

    private final long perSecond;
    private long left;
    private long last;
    private boolean begun;

    Allowance(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one, if there is one at this time in milliseconds. */
    boolean take(long now) {
        // Counted in thousandths, so that calls close together lose nothing.
        long full = SECOND * perSecond;
        left = begun ? Math.min(full, left + Math.min(SECOND, now - last) * perSecond) : full;
        begun = true;
        last = now;
        if (left < SECOND) {
            return false;
        }
        left -= SECOND;
        return true;
    }
}
