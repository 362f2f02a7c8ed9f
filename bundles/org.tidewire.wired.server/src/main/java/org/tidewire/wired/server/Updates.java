package org.tidewire.wired.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Says what is new of one session's transfers, one after the other; so a client that does not read holds up one thread
 * and nobody else. May be used from any thread; never waits.
 */
final class Updates {
    private final Executor threads;
    private final Set<Ticket> due = new LinkedHashSet<>();
    private boolean running;

    Updates(Executor threads) {
        this.threads = threads;
    }

    synchronized void add(Ticket ticket) {
        due.add(ticket);
        if (!running) {
            running = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        for (Ticket ticket = next(); ticket != null; ticket = next()) {
            ticket.update();
        }
    }

    private synchronized Ticket next() {
        Iterator<Ticket> first = due.iterator();
        running = first.hasNext();
        if (!running) {
            return null;
        }
        Ticket ticket = first.next();
        first.remove();
        return ticket;
    }
}
