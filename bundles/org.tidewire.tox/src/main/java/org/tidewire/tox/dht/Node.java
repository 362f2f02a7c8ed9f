package org.tidewire.tox.dht;

import java.net.InetSocketAddress;

import org.tidewire.tox.crypto.PublicKey;

/**
 * A node of the network.
 *
 * @param key its DHT key
 * @param address where it is; resolved
 */
public record Node(PublicKey key, InetSocketAddress address) {
    /** Refuses an address that is a mere name. */
    public Node {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("a node has an IP address, not the unresolved name " + address);
        }
    }
}
