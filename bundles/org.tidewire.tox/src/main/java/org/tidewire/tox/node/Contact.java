package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.net.Addresses;

/**
 * Somebody who is, or shall become, a friend.
 *
 * @param key the friend's real key
 * @param request what to ask with until there is an answer; null if the friend need not be asked
 * @param addresses where the friend may be, resolved; empty if nobody knows
 * @param place its node when it was last there, which may still be the same; null if nobody knows
 */
public record Contact(PublicKey key, OutgoingRequest request, List<InetSocketAddress> addresses, Node place) {
    private static final int BESIDE = 2;
    private static final int HIGHEST = 65535;

    /** Copies the list. */
    public Contact {
        addresses = List.copyOf(addresses);
    }

    /**
     * Tells where to call somebody of whom nobody knows the key of the moment. That is where it is said to be; and where it was
     * last, and the ports beside that: after an unclean stop a node takes another one, most often the next. Only nodes in
     * private networks answer such calls, so others are not called.
     */
    List<InetSocketAddress> calls() {
        List<InetSocketAddress> calls = new ArrayList<>(addresses);
        if (place != null && Addresses.isPrivate(place.address())) {
            int port = place.address().getPort();
            for (int each = Math.max(1, port - BESIDE); each <= Math.min(HIGHEST, port + BESIDE); each++) {
                calls.add(new InetSocketAddress(place.address().getAddress(), each));
            }
        }
        return calls;
    }
}
