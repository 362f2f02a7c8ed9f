package org.tidewire.tox.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The way out for packets over UDP. */
@FunctionalInterface
public interface Datagrams {
    /** Bytes of the longest packet that any layer sends. */
    int LIMIT = 1400;

    /** No way out at all: every packet is lost. */
    Datagrams NONE = (to, packet) -> packet.position(packet.limit());

    /**
     * Sends a packet now or, as any network may, loses it.
     *
     * @param to where it goes; resolved
     * @param packet what remains of it is sent and taken; nothing of it is kept
     */
    void send(InetSocketAddress to, ByteBuffer packet);
}
