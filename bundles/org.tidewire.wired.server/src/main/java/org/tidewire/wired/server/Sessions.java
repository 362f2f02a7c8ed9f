package org.tidewire.wired.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.tidewire.wired.Message;

/**
 * Who is logged in, in the order in which their TLS handshakes ended, and what all of them are told. May be used from any
 * thread.
 *
 * <p>Whoever changes something here and tells it does both under one lock, so that all hear everything in one order. Under
 * it messages are only put down, never sent.
 */
final class Sessions {
    private static final long IDLE_AFTER = TimeUnit.SECONDS.toNanos(600);

    private final ConcurrentSkipListMap<Integer, Session> loggedIn = new ConcurrentSkipListMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /** Gives the next user id, from 1; never the same twice. */
    int nextId() {
        return last.incrementAndGet();
    }

    Collection<Session> all() {
        return loggedIn.values();
    }

    Optional<Session> find(long id) {
        return id > Integer.MAX_VALUE ? Optional.empty() : Optional.ofNullable(loggedIn.get((int) id));
    }

    /** Takes in a user, tells him so first of all, and tells everybody else (Wired 1.1, section 2, step 4). */
    void add(Session session) {
        List<Session> deaf;
        synchronized (this) {
            List<Session> others = List.copyOf(all());
            loggedIn.put(session.id(), session);
            deaf = tell(List.of(session), Message.of("201", session.id()));
            deaf.addAll(tell(others, UserMessages.joined(session)));
        }
        deaf.forEach(Session::cut);
    }

    /** Tells that a user has left; not of one who was thrown out, since everybody knows. */
    void remove(Session session) {
        List<Session> deaf = List.of();
        synchronized (this) {
            if (loggedIn.remove(session.id(), session)) {
                deaf = tell(UserMessages.left(session));
            }
        }
        deaf.forEach(Session::cut);
    }

    /**
     * Tells why a user is thrown out, him too, and throws him out.
     *
     * @return false if he has left meanwhile
     */
    boolean expel(Session session, Message why) {
        List<Session> deaf;
        synchronized (this) {
            if (!loggedIn.containsKey(session.id())) {
                return false;
            }
            deaf = tell(why);
            loggedIn.remove(session.id());
        }
        deaf.forEach(Session::cut);
        session.dismiss();
        return true;
    }

    /** Lets a user look otherwise, and tells what is new to see. */
    void show(Session session, Presence now) {
        List<Session> deaf = new ArrayList<>();
        synchronized (this) {
            Presence before = session.presence();
            session.presence(now);
            if (loggedIn.containsKey(session.id())) {
                if (!now.alike(before)) {
                    deaf.addAll(tell(UserMessages.changed(session)));
                }
                if (!now.image().equals(before.image())) {
                    deaf.addAll(tell(UserMessages.image(session)));
                }
            }
        }
        deaf.forEach(Session::cut);
    }

    /** Tells how a user looks now. */
    void changed(Session session) {
        List<Session> deaf = List.of();
        synchronized (this) {
            if (loggedIn.containsKey(session.id())) {
                deaf = tell(UserMessages.changed(session));
            }
        }
        deaf.forEach(Session::cut);
    }

    /** Tells of all who have said nothing but PING for ten minutes (Wired 1.1, section 2). */
    void findIdle(long now) {
        for (Session session : all()) {
            if (!session.isIdle() && now - session.active() > IDLE_AFTER) {
                idle(session, true);
                if (now - session.active() <= IDLE_AFTER) {
                    idle(session, false); // he woke at this very moment, too early to notice
                }
            }
        }
    }

    /** Tells that a user has gone to sleep, or woken. */
    void idle(Session session, boolean now) {
        List<Session> deaf = List.of();
        synchronized (this) {
            if (session.idle(now) && loggedIn.containsKey(session.id())) {
                deaf = tell(UserMessages.changed(session));
            }
        }
        deaf.forEach(Session::cut);
    }

    /** Lets everybody know what he may do, if that has changed. */
    synchronized void review() {
        for (Session session : all()) {
            session.updates().add(session.rights());
        }
    }

    /** Puts a message down for everybody; gives those who have not taken the last thousand. */
    private List<Session> tell(Message message) {
        return tell(all(), message);
    }

    private static List<Session> tell(Collection<Session> sessions, Message message) {
        List<Session> deaf = new ArrayList<>();
        for (Session session : sessions) {
            if (!session.post(message)) {
                deaf.add(session);
            }
        }
        return deaf;
    }
}
