package org.tidewire.friend;

import java.io.IOException;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Our friends; a service, there while the node runs. A friend is a configuration, for Tox of factory PID
 * {@code org.tidewire.tox.friend}: {@link #add} makes one and {@link #remove} deletes it, and whoever writes such a
 * configuration has the same effect. May be called from any thread; waits for the node, milliseconds as a rule.
 */
@ProviderType
public interface Friends {
    /**
     * What to give to people who shall become friends.
     *
     * @return our address, for Tox the Tox ID: 76 upper-case hex digits
     */
    String id();

    /**
     * All friends, also those who have not yet answered.
     *
     * @return how they stand, by name
     * @throws IOException if the node has just stopped
     */
    List<FriendInfo> list() throws IOException;

    /**
     * Makes somebody a friend: asks them until they answer, unless they have asked us.
     *
     * @param name what we shall call them: 1 to 64 of letters, digits, {@code .}, {@code _} and {@code -}
     * @param id their Tox ID, 76 hex digits; or their public key, 64 hex digits, with which they are not asked
     * @param address where they may be, {@code host:port}, which spares the search; empty if nobody knows
     * @param message what they are told, 1 to 1016 bytes of UTF-8
     * @return the friend as it stands now
     * @throws IllegalArgumentException if something is not as said, the name or the id is a friend's already, or the id is
     *     our own; names what is allowed
     * @throws IOException if the configuration cannot be written, and the friend is none then
     */
    FriendInfo add(String name, String id, String address, String message) throws IOException;

    /**
     * Ends a friendship: the link is closed, and they are not let in any more.
     *
     * @param name what we call them
     * @throws IllegalArgumentException if that is no friend's name
     * @throws IOException if the configuration cannot be deleted
     */
    void remove(String name) throws IOException;

    /**
     * Says something to a friend who is online.
     *
     * @param name what we call them
     * @param text 1 to 1372 bytes of UTF-8; one that begins with {@code /me } is something done
     * @return what was sent. It arrives, or the link is lost
     * @throws IllegalArgumentException if that is no friend's name, or the text is empty or too long
     * @throws IOException if the friend is not online, or cannot take it now
     */
    Message message(String name, String text) throws IOException;

    /**
     * Makes friends of those whom the node's identity brought from another program and who are not yet configured.
     *
     * @return them as they stand now; empty if there are none
     * @throws IOException if a configuration cannot be written; those before it are friends by then
     */
    List<FriendInfo> adopt() throws IOException;
}
