package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.identity.OutgoingRequest;

/**
 * Somebody who is, or shall become, a friend.
 *
 * @param key the friend's real key
 * @param request what to ask with until there is an answer; null if the friend need not be asked
 * @param addresses where the friend may be, resolved; empty if nobody knows
 * @param place its node when it was last there, which may still be the same; null if nobody knows
 */
public record Contact(PublicKey key, OutgoingRequest request, List<InetSocketAddress> addresses, Node place) {
    /** Copies the list. */
    public Contact {
        addresses = List.copyOf(addresses);
    }
}
