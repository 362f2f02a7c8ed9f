package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** How a backend leaves: its users let go, or are cut off. Never waits without bound, whatever the backend does. */
final class Departure {
    /** How long closing from outside may take. */
    private static final Duration CUT_OFF = Duration.ofSeconds(1);

    private Departure() {}

    /**
     * Ends the use of a backend.
     *
     * @throws IOException if it is in use even now; says by how many
     */
    static void of(BackendLease lease, TreeUser user) throws IOException {
        long end = System.nanoTime() + user.grace().toNanos();
        lease.end();
        user.left(lease.lent());
        try {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!lease.await(left)) {
                cut(lease);
            }
        } catch (InterruptedException e) {
            lease.abandon(); // nobody waits for those inside any more, so what they have is no good from now on
            close(lease);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted; " + lease).initCause(e);
        }
    }

    private static void cut(BackendLease lease) throws InterruptedException, IOException {
        AtomicReference<IOException> fault = close(lease);
        boolean free = lease.await(CUT_OFF);
        if (!free) {
            throw new IOException("it hangs: " + lease, fault.get());
        }
    }

    /** Closes what is open on a thread of its own, for that may hang; gives what was wrong with it, once that is known. */
    private static AtomicReference<IOException> close(BackendLease lease) {
        AtomicReference<IOException> fault = new AtomicReference<>();
        Thread closing = new Thread(() -> cut(lease, fault), "tidewire-storage-cut");
        closing.setDaemon(true);
        closing.start();
        return fault;
    }

    private static void cut(BackendLease lease, AtomicReference<IOException> fault) {
        try {
            lease.cut();
        } catch (IOException e) {
            fault.set(e);
        }
    }
}
