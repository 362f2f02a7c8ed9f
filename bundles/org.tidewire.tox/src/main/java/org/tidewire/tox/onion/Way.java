package org.tidewire.tox.onion;

import org.tidewire.tox.dht.Node;

/** How our requests get to nodes. */
interface Way {
    /**
     * A passage to a node.
     *
     * @param to the node
     * @param before the one used last, which is kept if it is still open; null for any
     * @return the passage; null if there is none for now
     */
    Passage passage(Node to, Passage before);
}
