package org.tidewire.wired.server;

/** What a command meets where it is to work. */
enum Access {
    /** It may. */
    ALLOWED,
    /** The account lacks the privilege (516). */
    DENIED,
    /** The account may not know what lies there: a folder shows nothing, a path leads nowhere (520), be it there or not. */
    HIDDEN
}
