package org.tidewire.wired.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many transfers each user has asked for that are not over. A user is an account at a source: an account alone may
 * be everybody's, as that of guests is, and one of them shall not use it up for all. May be used from any thread.
 */
final class Shares {
    private record User(String login, Source source) {
        static User of(Session session) {
            return new User(session.login(), session.visit().source());
        }
    }

    private final Map<User, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Counts one more.
     *
     * @param most how many a user may have
     * @return false if he has them
     */
    boolean take(Session session, int most) {
        int now = taken.merge(User.of(session), 1, Integer::sum);
        if (now > most) {
            giveBack(session);
        }
        return now <= most;
    }

    /** Counts one less. */
    void giveBack(Session session) {
        taken.computeIfPresent(User.of(session), (user, count) -> count > 1 ? count - 1 : null);
    }
}
