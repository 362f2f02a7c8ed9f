package org.tidewire.tox.friend;

/** What a message is. */
public enum MessageKind {
    /** Something said. */
    NORMAL,
    /** Something done, as in "/me waves". */
    ACTION
}
