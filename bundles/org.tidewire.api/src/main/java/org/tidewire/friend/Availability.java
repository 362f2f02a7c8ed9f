package org.tidewire.friend;

/** Whether somebody wants to be talked to. */
public enum Availability {
    /** They are there. */
    AVAILABLE,
    /** They are away from the keyboard. */
    AWAY,
    /** They do not want to be disturbed. */
    BUSY
}
