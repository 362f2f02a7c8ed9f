package org.tidewire.tox.identity;

import org.tidewire.tox.crypto.PublicKey;

/**
 * What savedata keeps of a friend.
 *
 * @param key the friend's real key
 * @param status how far the friendship has come
 * @param request what a request to the friend says; null if none is to be sent
 * @param profile what the friend showed last
 * @param lastSeen when the friend was last online, seconds since 1970; 0 for never
 */
public record FriendRecord(
        PublicKey key, FriendStatus status, OutgoingRequest request, Profile profile, long lastSeen) {
    /**
     * Checks that a friend to be asked comes with a request.
     *
     * @throws IllegalArgumentException if it does not
     */
    public FriendRecord {
        boolean pending = status == FriendStatus.ADDED || status == FriendStatus.REQUESTED;
        if (pending && request == null) {
            throw new IllegalArgumentException("a friend who is " + status + " needs a request to be sent");
        }
    }

    /**
     * A friend who need not be asked, because they asked us or somebody else arranged it.
     *
     * @param key the friend's real key
     * @return the record
     */
    public static FriendRecord confirmed(PublicKey key) {
        return new FriendRecord(key, FriendStatus.CONFIRMED, null, Profile.EMPTY, 0);
    }

    /**
     * A friend who is to be asked.
     *
     * @param id the friend's Tox ID
     * @param message 1 to 1016 bytes of UTF-8
     * @return the record
     * @throws IllegalArgumentException if the message is empty or too long
     */
    public static FriendRecord added(ToxId id, String message) {
        OutgoingRequest request = new OutgoingRequest(id.nospam(), message);
        return new FriendRecord(id.key(), FriendStatus.ADDED, request, Profile.EMPTY, 0);
    }

    /**
     * The same friend further on.
     *
     * @param other how far
     * @return that record
     */
    public FriendRecord withStatus(FriendStatus other) {
        return new FriendRecord(key, other, request, profile, lastSeen);
    }

    /**
     * The same friend as shown now.
     *
     * @param other what the friend shows
     * @param seconds when that was, since 1970
     * @return that record
     */
    public FriendRecord seen(Profile other, long seconds) {
        return new FriendRecord(key, status, request, other, seconds);
    }
}
