package org.tidewire.wired.channel;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * How long a channel may wait; a {@link ChannelWatch} closes it when one is exceeded. Zero means without end. A limit on
 * single calls frees a slot from a peer that went silent; the deadline on the whole keeps a peer that sends a byte now
 * and then from staying before it has logged in.
 */
final class TimeLimits {
    private volatile long readLimit;
    private volatile long writeLimit;
    private volatile long deadline;
    private volatile long readSince;
    private volatile long writeSince;
    private volatile String exceeded = "";
    private volatile IOException closeFault;

    void calls(Duration read, Duration write) {
        readLimit = read.toNanos();
        writeLimit = write.toNanos();
    }

    void deadline(Duration whole) {
        deadline = whole.isZero() ? 0 : stamp() + whole.toNanos();
    }

    void reading() {
        readSince = stamp();
    }

    void read() {
        readSince = 0;
    }

    void writing() {
        writeSince = stamp();
    }

    void written() {
        writeSince = 0;
    }

    /** Tells whether a limit is exceeded; once one is, it stays so. */
    boolean isExceeded(long now) {
        long read = readSince;
        long write = writeSince;
        if (read != 0 && readLimit != 0 && now - read > readLimit) {
            exceeded = "nothing arrived for " + Duration.ofNanos(readLimit);
        } else if (write != 0 && writeLimit != 0 && now - write > writeLimit) {
            exceeded = "nothing was taken for " + Duration.ofNanos(writeLimit);
        } else if (deadline != 0 && now - deadline > 0) {
            exceeded = "the time allowed is over";
        }
        return !exceeded.isEmpty();
    }

    void closingFailed(IOException fault) {
        closeFault = fault;
    }

    /** Tells why a socket was found closed: by a limit, or by somebody. */
    IOException explained(IOException closed) {
        IOException why = exceeded.isEmpty() ? closed : new SocketTimeoutException(exceeded);
        IOException fault = closeFault;
        if (fault != null) {
            why.addSuppressed(fault);
        }
        return why;
    }

    // Never 0, which means that no call is under way.
    private static long stamp() {
        return System.nanoTime() | 1;
    }
}
