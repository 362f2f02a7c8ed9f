package org.tidewire.transfer;

/** Which way the bytes go, seen from us. */
public enum Direction {
    /** To us: a Wired upload, a file a friend sends. */
    INCOMING,
    /** From us: a Wired download, a file we send to a friend. */
    OUTGOING
}
