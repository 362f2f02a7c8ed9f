package org.tidewire.wired.server;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.tidewire.account.Privilege;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/**
 * What a session was told of its privileges, and says 602 when they are others (Wired 1.1, section 6). Answers and news
 * go the same way, so that an old answer never follows newer news.
 */
final class Rights implements Updates.News {
    private final Session session;
    private final Sessions sessions;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile List<String> told = List.of();
    private volatile boolean admin;

    Rights(Session session, Sessions sessions) {
        this.session = session;
        this.sessions = sessions;
    }

    /** Takes for told how things stand now: a client asks when it wants to know. */
    void begin() {
        told = now();
        admin = mayExpel();
    }

    /** Will say 602 even if nothing has changed. */
    void ask() {
        asked.set(true);
        session.updates().add(this);
    }

    @Override
    public void update() {
        List<String> now = now();
        boolean answer = asked.getAndSet(false);
        if (answer || !now.equals(told)) {
            told = now;
            session.deliver(new Message("602", now));
        }
        if (admin != mayExpel()) {
            admin = !admin;
            sessions.changed(session);
        }
    }

    /** Tells whether the user may throw others out, as others were told. */
    boolean isAdmin() {
        return admin;
    }

    private boolean mayExpel() {
        Set<Privilege> privileges = session.privileges();
        return privileges.contains(Privilege.KICK_USERS) || privileges.contains(Privilege.BAN_USERS);
    }

    private List<String> now() {
        return Fields.privileges(session.privileges(), session.limits());
    }
}
