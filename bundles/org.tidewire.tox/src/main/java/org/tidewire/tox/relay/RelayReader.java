package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** What a relay can say to a client. Every method answers false if that breaks the protocol. */
interface RelayReader {
    /** The answer to a routing request: the connection id 16 to 255 of a peer, 0 if refused. */
    boolean routed(int id, PublicKey peer);

    /** The peer with this connection id, 16 to 255, asked for us too. */
    boolean connected(int id);

    /** The peer with this connection id, 16 to 255, left. */
    boolean disconnected(int id);

    /** To be answered with the same id, which is not 0. */
    boolean ping(long id);

    /** The answer to a ping. */
    boolean pong(long id);

    /** A packet, 1 to 1024 bytes, of a peer that need not have asked for us. */
    boolean outOfBand(PublicKey from, ByteBuffer packet);

    /** The answer to an onion request, 1 byte or more. */
    boolean onion(ByteBuffer body);

    /** A packet, 1 byte or more, of the peer with this connection id, 16 to 255. */
    boolean data(int id, ByteBuffer packet);
}
