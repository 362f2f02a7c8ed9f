package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.dht.Node;

/** How paths begin: at a node over UDP, or at a TCP relay. Belongs to one thread. */
interface PathStart {
    /** How many nodes there are in a path. */
    int nodes();

    /** The hops of a path through so many nodes. */
    Hops through(List<Node> nodes);

    /** Sends a request through hops. */
    void send(Hops hops, InetSocketAddress to, byte[] request);

    /** Whether paths can begin so now. */
    boolean open();

    /** Whether what comes back on a path finds us for minutes, even if nothing is sent. */
    boolean lasts();
}
