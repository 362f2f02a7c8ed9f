package org.tidewire.tox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.log.Logger;
import org.tidewire.friend.MessageListener;

/** Tells listeners, on a thread of their own, so that a slow one holds up nothing else. May be used from any thread. */
final class Listeners implements AutoCloseable {
    /** Events that may wait; who floods us loses the rest. */
    private static final int LIMIT = 4096;

    private final List<MessageListener> listeners;
    private final Logger log;
    private final Duties duties;

    /** No listeners yet; one that hangs at the end is waited for that many milliseconds. */
    Listeners(long patience, Logger log) {
        this(new CopyOnWriteArrayList<>(), patience, log);
    }

    /** Tells those of a list, which may change meanwhile and outlives this. */
    Listeners(List<MessageListener> listeners, long patience, Logger log) {
        this.listeners = listeners;
        this.log = log;
        duties = new Duties("tidewire-tox-listeners", LIMIT, patience, log);
    }

    void add(MessageListener listener) {
        listeners.add(listener);
    }

    void remove(MessageListener listener) {
        listeners.remove(listener);
    }

    void tell(Consumer<MessageListener> event) {
        duties.run(() -> listeners.forEach(listener -> tell(listener, event)));
    }

    /** A fault of one listener, also one of a bundle that was refreshed, is not the others'. */
    private void tell(MessageListener listener, Consumer<MessageListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException | LinkageError e) {
            log.error("A listener for messages failed: {}", listener, e);
        }
    }

    @Override
    public void close() {
        duties.close();
    }
}
