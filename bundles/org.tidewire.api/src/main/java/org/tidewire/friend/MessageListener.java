package org.tidewire.friend;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what comes from friends and from those who want to become friends; a service, any number of them. Called on one
 * thread that is not the network's, in the order in which things came. What a listener throws is logged.
 */
@ConsumerType
public interface MessageListener {
    /**
     * A friend says something.
     *
     * @param message what, never ours
     */
    default void message(Message message) {}

    /**
     * Somebody wants to become a friend; it waits in {@link FriendRequests#list}.
     *
     * @param request who and why
     */
    default void requested(FriendRequest request) {}

    /**
     * A friend came or went.
     *
     * @param friend how it stands now
     */
    default void changed(FriendInfo friend) {}
}
