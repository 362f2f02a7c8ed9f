package org.tidewire.tox.net;

import java.nio.ByteBuffer;

/**
 * A way to one peer, over UDP or through a TCP relay. Two routes are equal if they lead the same way to the same peer; links
 * are looked up by it.
 */
public interface Route {
    /**
     * Sends a packet now or loses it.
     *
     * @param packet what remains of it is sent and taken; nothing of it is kept
     */
    void send(ByteBuffer packet);

    /**
     * Whether it leads through a TCP relay.
     *
     * @return false for UDP
     */
    boolean relayed();
}
