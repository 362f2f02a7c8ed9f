package org.tidewire.tox.identity;

/**
 * What somebody shows of themselves.
 *
 * @param name 0 to 128 bytes of UTF-8
 * @param statusMessage 0 to 1007 bytes of UTF-8
 * @param status whether they want to be talked to
 */
public record Profile(String name, String statusMessage, UserStatus status) {
    /** Bytes of the longest name. */
    public static final int NAME = 128;

    /** Bytes of the longest status message. */
    public static final int STATUS_MESSAGE = 1007;

    /** A profile that shows nothing. */
    public static final Profile EMPTY = new Profile("", "", UserStatus.NONE);

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if name or status message is too long
     */
    public Profile {
        check("name", name, NAME);
        check("status message", statusMessage, STATUS_MESSAGE);
    }

    private static void check(String what, String text, int limit) {
        int length = Text.length(text);
        if (length > limit) {
            throw new IllegalArgumentException(
                    "a " + what + " has at most " + limit + " bytes of UTF-8, not " + length);
        }
    }

    /**
     * The same with another name.
     *
     * @param other 0 to 128 bytes of UTF-8
     * @return that profile
     */
    public Profile withName(String other) {
        return new Profile(other, statusMessage, status);
    }

    /**
     * The same with another status message.
     *
     * @param other 0 to 1007 bytes of UTF-8
     * @return that profile
     */
    public Profile withStatusMessage(String other) {
        return new Profile(name, other, status);
    }

    /**
     * The same with another status.
     *
     * @param other the status
     * @return that profile
     */
    public Profile withStatus(UserStatus other) {
        return new Profile(name, statusMessage, other);
    }
}
