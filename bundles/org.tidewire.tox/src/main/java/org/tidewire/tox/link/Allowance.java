package org.tidewire.tox.link;

/** So many things a second and no more, at most a tenth of them at once. */
final class Allowance {
    private static final int SECOND = 1000;

    private final int rate;
    private double left;
    private long at;

    /** Starts full. */
    Allowance(int perSecond, long millis) {
        this.rate = perSecond;
        this.left = rate / 10.0;
        this.at = millis;
    }

    /** Takes one, if there is one. */
    boolean take(long millis) {
        left = Math.min(rate / 10.0, left + (double) (millis - at) * rate / SECOND);
        at = millis;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
