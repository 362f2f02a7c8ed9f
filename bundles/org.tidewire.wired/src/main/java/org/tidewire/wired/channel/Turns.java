package org.tidewire.wired.channel;

import java.util.concurrent.Semaphore;

/**
 * Who may encrypt many records now: as many at once as there are processors, in the order in which they came. The others
 * wait here and not in the system's line for a processor, so whoever has a short word to say among many transfers gets one
 * at once. Nobody waits for the network or a disk while it is his turn. May be used from any thread.
 */
final class Turns {
    private final Semaphore free;

    /** Lets so many begin at once. */
    Turns(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    /** Waits for a turn; {@link #end} must follow. */
    void begin() {
        free.acquireUninterruptibly();
    }

    /** Lets the next one begin. */
    void end() {
        free.release();
    }

    /** Tells how many wait, roughly. */
    int waiting() {
        return free.getQueueLength();
    }
}
