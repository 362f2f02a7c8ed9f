package org.tidewire.friend;

import java.io.IOException;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Those who want to become friends; a service, there while the node runs. They wait in memory, 32 at most, and ask again by
 * themselves after a restart. Nobody is ever accepted unasked. May be called from any thread.
 */
@ProviderType
public interface FriendRequests {
    /**
     * The requests that wait.
     *
     * @return the oldest first
     * @throws IOException if the node has just stopped
     */
    List<FriendRequest> list() throws IOException;

    /**
     * Accepts a request: who sent it is a friend from now on.
     *
     * @param id who, as the request says
     * @param name what we shall call them, as in {@link Friends#add}
     * @return the friend as it stands now
     * @throws IllegalArgumentException if no request of that id waits, or the name is not allowed or taken
     * @throws IOException if the configuration cannot be written; the request waits on then
     */
    FriendInfo accept(String id, String name) throws IOException;

    /**
     * Throws a request away. They are not told, and their next tries are dropped for a while.
     *
     * @param id who, as the request says
     * @throws IllegalArgumentException if no request of that id waits
     * @throws IOException if the node has just stopped
     */
    void refuse(String id) throws IOException;
}
