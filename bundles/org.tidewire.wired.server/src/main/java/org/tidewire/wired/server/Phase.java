package org.tidewire.wired.server;

/** How far a session has come (Wired 1.1, sections 2 and 3). */
enum Phase {
    /** TLS stands. */
    CONNECTED,
    /** HELLO was said. */
    SAID_HELLO,
    /** USER was said. */
    GAVE_USER,
    /** PASS was right. */
    LOGGED_IN
}
