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
 * A backend for as long as the tree uses it: knows of every call under way and of all that was opened, by whomever. In three
 * steps it ends: nothing new begins; whoever is inside may leave; what is still open is closed from outside. Thread-safe. Its
 * lock is never held during a call of the backend.
 */
final class Lease {
    private final Storage backend;
    private final Storage lent;
    private final Set<Closeable> open = new HashSet<>();
    private int calls;
    private boolean ended;
    private boolean cut;

    Lease(Storage backend) {
        this.backend = backend;
        lent = Lent.of(backend, this);
    }

    /** The backend itself, for comparing. */
    Storage backend() {
        return backend;
    }

    /** The backend as everybody uses it: with its abilities, and counted. */
    Storage lent() {
        return lent;
    }

    /** A call of the backend begins. */
    synchronized void enter() throws TransferException {
        if (ended) {
            throw new TransferException(Reason.NO_STORAGE, "this storage has just left");
        }
        calls++;
    }

    /** A call of something open begins; that is allowed until it is closed from outside. */
    synchronized void enterOpen() throws ClosedChannelException {
        if (cut) {
            throw new ClosedChannelException();
        }
        calls++;
    }

    /** A call is over. */
    synchronized void exit() {
        calls--;
        notifyAll();
    }

    /** Something was opened by the call under way. */
    synchronized void opened(Closeable file) {
        open.add(file);
    }

    /** Something open was closed. */
    synchronized void closed(Closeable file) {
        open.remove(file);
        notifyAll();
    }

    /** From now on nothing new begins. */
    synchronized void end() {
        ended = true;
    }

    /** Waits until nobody uses it, at most so long; false if somebody does. */
    synchronized boolean await(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); !isFree() && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isFree();
    }

    private boolean isFree() {
        return calls == 0 && open.isEmpty();
    }

    /** Tells whether it is closed from outside. */
    synchronized boolean isCut() {
        return cut;
    }

    /** Closes what is open. May take as long as the backend likes: for a thread that nobody waits for without bound. */
    void cut() throws IOException {
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
    public synchronized String toString() {
        return calls + " calls under way, " + open.size() + " files open";
    }
}
