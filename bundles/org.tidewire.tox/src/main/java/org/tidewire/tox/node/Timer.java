package org.tidewire.tox.node;

/** Says when something is due again: at once at first, then each time after the pause that was said. */
final class Timer {
    private boolean started;
    private long last;
    private long pause;

    /** Whether it is due; if so it is not again for a while, in milliseconds. */
    boolean due(long now, long next) {
        if (started && now - last < pause) {
            return false;
        }
        started = true;
        last = now;
        pause = next;
        return true;
    }

    /** Makes it due at once. */
    void reset() {
        started = false;
    }
}
