package org.tidewire.tox.identity;

/**
 * A friend request still to be heard.
 *
 * @param nospam that of the friend's Tox ID
 * @param message 1 to 1016 bytes of UTF-8
 */
public record OutgoingRequest(NoSpam nospam, String message) {
    /** Bytes of the longest message. */
    public static final int LIMIT = 1016;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the message is empty or too long
     */
    public OutgoingRequest {
        int length = Text.length(message);
        if (length < 1 || length > LIMIT) {
            throw new IllegalArgumentException(
                    "a friend request's message has 1 to " + LIMIT + " bytes of UTF-8, not " + length);
        }
    }
}
