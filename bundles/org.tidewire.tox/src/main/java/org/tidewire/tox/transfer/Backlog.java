package org.tidewire.tox.transfer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of all files of one friend that wait for storage, and which of the files is to pause for it. A pause is dear: the
 * original library forgets how fast it may send and needs seconds to find out again. So a file alone has much room and pauses
 * shortly, while many together leave each little. Thread-safe.
 */
final class Backlog {
    /** Bytes of one file that may wait before it pauses, and with which it goes on. */
    static final long HIGH = 16L << 20;

    static final long LOW = 12L << 20;

    /** Bytes of all files that may wait; what was on the way when they were asked to pause has room. */
    static final long MOST = 64L << 20;

    /** From so many bytes of all files on, each may have few. */
    static final long CROWD = 24L << 20;

    static final long FEW = 128L << 10;

    private final AtomicLong all = new AtomicLong();

    /** Adds bytes that came, or takes away, below 0, such as wait no more; false if there are too many now. */
    boolean add(long bytes) {
        return all.addAndGet(bytes) <= MOST;
    }

    /** Whether a file of which so many bytes wait should pause. */
    boolean isHigh(long own) {
        return own > (all.get() > CROWD ? FEW : HIGH);
    }

    /** Whether a file that paused should go on; one of which nothing waits always should, since nobody else would say so. */
    boolean isLow(long own) {
        return own < (all.get() > CROWD ? FEW / 2 : LOW);
    }
}
