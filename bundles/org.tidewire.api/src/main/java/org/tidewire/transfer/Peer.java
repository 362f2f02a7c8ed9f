package org.tidewire.transfer;

import java.util.Objects;

/**
 * The other end of a transfer. Slots "for a client" are counted by equal peers.
 *
 * @param name the account's login, or the friend's id; not empty
 * @param place where the peer calls from, as text: an IP address; empty where that means nothing, as for a friend. A
 *     Wired key is good only for the place that was given it.
 */
public record Peer(String name, String place) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Peer {
        Objects.requireNonNull(place, "place");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a peer needs a name");
        }
    }

    /** Writes {@code name@place}, or the name alone. */
    @Override
    public String toString() {
        return place.isEmpty() ? name : name + "@" + place;
    }
}
