package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Dht;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.onion.OnionNodes;

/**
 * The nodes that the DHT knows, for the onion.
 *
 * @param dht the DHT
 */
record DhtNodes(Dht dht) implements OnionNodes {
    @Override
    public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
        return dht.closest(target, count, asker);
    }

    @Override
    public List<Node> random(int count) {
        return dht.random(count);
    }
}
