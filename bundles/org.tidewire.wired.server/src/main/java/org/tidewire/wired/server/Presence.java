package org.tidewire.wired.server;

/**
 * How a user looks to others.
 *
 * @param nick the name shown; the login if empty
 * @param icon the icon's number
 * @param image the icon, Base64; possibly empty
 * @param status a few words
 * @param client the client's name and version
 */
record Presence(String nick, long icon, String image, String status, String client) {
    static final Presence NONE = new Presence("", 0, "", "", "");

    /** Tells whether 304 would say the same of both. */
    boolean alike(Presence other) {
        return nick.equals(other.nick) && icon == other.icon && status.equals(other.status);
    }

    Presence nick(String now) {
        return new Presence(now, icon, image, status, client);
    }

    Presence icon(long number, String picture) {
        return new Presence(nick, number, picture, status, client);
    }

    Presence status(String now) {
        return new Presence(nick, icon, image, now, client);
    }

    Presence client(String now) {
        return new Presence(nick, icon, image, status, now);
    }
}
