package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/** The nodes of the network we know, as far as the onion is concerned. */
public interface OnionNodes {
    /**
     * The known nodes whose DHT keys are nearest to a key.
     *
     * @param target any key
     * @param count at most so many
     * @param asker who is going to be told, that private addresses stay among private ones; null for ourselves
     * @return the nodes, nearest first, each once
     */
    List<Node> closest(PublicKey target, int count, InetSocketAddress asker);

    /**
     * Known nodes chosen at random.
     *
     * @param count at most so many
     * @return the nodes, each once; fewer if fewer are known
     */
    List<Node> random(int count);
}
