package org.tidewire.tox.friend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.identity.NoSpam;

/**
 * Keeps the friend requests that wait for an answer. A request that nobody could have sent who has our Tox ID, one of a friend,
 * and one that came already are dropped; so is everything above 32, so that a flood displaces nobody. Belongs to one thread.
 */
public final class RequestBook {
    /** Requests kept, and keys remembered. */
    public static final int LIMIT = 32;

    private final NoSpam nospam;
    private final Predicate<PublicKey> friends;
    private final Map<PublicKey, FriendRequest> waiting = new LinkedHashMap<>();
    private final Deque<PublicKey> recent = new ArrayDeque<>();

    /**
     * An empty book.
     *
     * @param nospam ours
     * @param friends whether a key is that of a friend
     */
    public RequestBook(NoSpam nospam, Predicate<PublicKey> friends) {
        this.nospam = nospam;
        this.friends = friends;
    }

    /**
     * Takes a request in, or drops it.
     *
     * @param key the real key of whoever sent it, proven by its box
     * @param packet the request
     * @return whether it is a new one that now waits
     */
    public boolean received(PublicKey key, FriendRequestPacket packet) {
        if (!nospam.equals(packet.nospam()) || friends.test(key) || recent.contains(key)) {
            return false;
        }
        // Not remembered either: with room again the sender's next try counts.
        if (waiting.size() >= LIMIT || waiting.containsKey(key)) {
            return false;
        }
        waiting.put(key, new FriendRequest(key, packet.message()));
        recent.addLast(key);
        if (recent.size() > LIMIT) {
            recent.removeFirst();
        }
        return true;
    }

    /**
     * The requests that wait.
     *
     * @return the oldest first
     */
    public List<FriendRequest> list() {
        return new ArrayList<>(waiting.values());
    }

    /**
     * Takes a request out that was accepted or refused. Whoever sent it learns nothing of that, and its next tries are dropped
     * as long as its key is remembered.
     *
     * @param key whose
     * @return whether one of that key was waiting
     */
    public boolean remove(PublicKey key) {
        return waiting.remove(key) != null;
    }

    /**
     * Forgets that a key ever asked, as when a friend is deleted, so that it may ask again.
     *
     * @param key whose
     */
    public void forget(PublicKey key) {
        recent.remove(key);
    }
}
