package org.tidewire.tox.friend;

import java.nio.ByteBuffer;

/** The encrypted, ordered, reliable way to one friend, as the layers above see it. Belongs to the node's thread. */
public interface FriendLink {
    /**
     * Sends a lossless packet.
     *
     * @param id 16 to 191
     * @param data what remains of it is sent and taken; at most 1372 bytes; nothing of it is kept
     * @return the packet's number; -1 if the link can take none now, or no more
     */
    long send(int id, ByteBuffer data);

    /**
     * Whether a packet has arrived.
     *
     * @param number what {@link #send} gave
     * @return true once the friend has acknowledged it
     */
    boolean acknowledged(long number);

    /** Ends the link and tells the friend; nothing arrives any more. */
    void kill();
}
