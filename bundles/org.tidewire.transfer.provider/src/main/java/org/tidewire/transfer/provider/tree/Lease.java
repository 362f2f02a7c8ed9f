package org.tidewire.transfer.provider.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/**
 * The use of storage by somebody: knows of every call under way and of all that was opened. In three steps it ends: nothing new
 * begins; whoever is inside may leave; what is still open is closed from outside. A call that hangs even then may return some
 * day, but nothing follows from it. Thread-safe. Its lock is never held during a call of a storage.
 */
public class Lease {
    private final Set<Closeable> open = new HashSet<>();
    private int calls;
    private boolean ended;
    private boolean cut;

    /**
     * Lends a storage.
     *
     * @param storage whose it is
     * @return the same, with its abilities, and counted
     */
    public final Storage lend(Storage storage) {
        return Lent.of(storage, this);
    }

    /** A call of the backend begins. */
    final synchronized void enter() throws TransferException {
        if (ended) {
            throw new TransferException(Reason.NO_STORAGE, "this storage has just left");
        }
        calls++;
    }

    /** A call of something open begins; that is allowed until it is closed from outside. */
    final synchronized void enterOpen() throws ClosedChannelException {
        if (cut) {
            throw new ClosedChannelException();
        }
        calls++;
    }

    /** A call is over. */
    final synchronized void exit() {
        calls--;
        notifyAll();
    }

    /** Something was opened by the call under way. */
    final synchronized void opened(Closeable file) {
        open.add(file);
    }

    /** Something open was closed. */
    final synchronized void closed(Closeable file) {
        open.remove(file);
        notifyAll();
    }

    /** From now on nothing new begins. */
    final synchronized void end() {
        ended = true;
    }

    /** Waits until nobody uses it, at most so long; false if somebody does. */
    final synchronized boolean await(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); !isFree() && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isFree();
    }

    private boolean isFree() {
        return calls == 0 && open.isEmpty();
    }

    /** From now on nothing begins, and nothing that is open can be used; {@link #cut} closes it. Never waits. */
    public final synchronized void abandon() {
        ended = true;
        cut = true;
    }

    /**
     * Tells whether it is closed from outside.
     *
     * @return whether nothing that was opened can be used any more
     */
    public final synchronized boolean isCut() {
        return cut;
    }

    /**
     * Closes what is open. May take as long as the backend likes: for a thread that nobody waits for without bound.
     *
     * @throws IOException if something cannot be closed; the rest is
     */
    public final void cut() throws IOException {
        IOException fault = null;
        for (Closeable file : cutOff()) {
            try {
                file.close();
            } catch (IOException | RuntimeException e) {
                fault = fault == null ? new IOException("not everything could be closed", e) : fault;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private synchronized List<Closeable> cutOff() {
        cut = true;
        return List.copyOf(open);
    }

    @Override
    public final synchronized String toString() {
        return calls + " calls under way, " + open.size() + " files open";
    }
}
