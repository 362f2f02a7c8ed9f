package org.tidewire.wired.server;

import java.time.Duration;

/** What a source is penalised for, and how much; the amounts are those of OpenSSH's PerSourcePenalties. */
enum Offence {
    /** A login that is unknown, or a wrong password. */
    LOGIN_FAILED(5, "logins failed"),
    /** The time to log in, or to present a key, ran out. */
    TOO_LATE(10, "connections did nothing but wait"),
    /** The connection ended or broke without a login or a key. */
    NO_LOGIN(1, "connections came to nothing");

    private final Duration penalty;
    private final String text;

    Offence(int seconds, String text) {
        penalty = Duration.ofSeconds(seconds);
        this.text = text;
    }

    Duration penalty() {
        return penalty;
    }

    /** Says it for the log. */
    @Override
    public String toString() {
        return text;
    }
}
