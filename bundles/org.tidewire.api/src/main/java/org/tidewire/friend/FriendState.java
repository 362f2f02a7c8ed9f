package org.tidewire.friend;

/** How a friend stands to us. */
public enum FriendState {
    /** We ask to become friends; no answer yet. It is asked again and again until it answers. */
    REQUESTED,
    /** A friend whom we cannot reach at present. */
    OFFLINE,
    /** A friend with whom we are linked. */
    ONLINE
}
