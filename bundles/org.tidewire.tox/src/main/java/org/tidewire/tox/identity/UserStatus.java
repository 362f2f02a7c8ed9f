package org.tidewire.tox.identity;

/** Whether somebody wants to be talked to. */
public enum UserStatus {
    /** Says nothing: here. */
    NONE(0),
    /** Away. */
    AWAY(1),
    /** Busy. */
    BUSY(2);

    private final int number;

    UserStatus(int number) {
        this.number = number;
    }

    /**
     * Its number in packets and files.
     *
     * @return 0 to 2
     */
    public int number() {
        return number;
    }

    /**
     * The status of a number.
     *
     * @param number any number
     * @return the status; null if there is none of this number
     */
    public static UserStatus of(int number) {
        return switch (number) {
            case 0 -> NONE;
            case 1 -> AWAY;
            case 2 -> BUSY;
            default -> null;
        };
    }
}
