package org.tidewire.tox.identity;

/** How far a friendship has come. */
public enum FriendStatus {
    /** Added, the request not yet sent. */
    ADDED(1),
    /** The request was sent, nothing has come of it yet. */
    REQUESTED(2),
    /** A friend. */
    CONFIRMED(3),
    /** A friend who was online when the file was written. */
    ONLINE(4);

    private final int number;

    FriendStatus(int number) {
        this.number = number;
    }

    /** Its number in savedata. */
    int number() {
        return number;
    }

    /** The status of savedata's number; null if there is none. */
    static FriendStatus of(int number) {
        return switch (number) {
            case 1 -> ADDED;
            case 2 -> REQUESTED;
            case 3 -> CONFIRMED;
            case 4 -> ONLINE;
            default -> null;
        };
    }
}
