package org.tidewire.wired.server;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is logged in, in the order of connecting. May be used from any thread. */
final class Sessions {
    private final ConcurrentSkipListMap<Integer, Session> loggedIn = new ConcurrentSkipListMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /** Gives the next user id, from 1; never the same twice. */
    int nextId() {
        return last.incrementAndGet();
    }

    void add(Session session) {
        loggedIn.put(session.id(), session);
    }

    void remove(Session session) {
        loggedIn.remove(session.id());
    }

    Collection<Session> all() {
        return loggedIn.values();
    }
}
