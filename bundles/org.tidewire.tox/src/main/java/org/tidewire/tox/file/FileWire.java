package org.tidewire.tox.file;

import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.link.Hold;

/** The way of file packets to a friend that is online. Belongs to the node's thread. */
public interface FileWire {
    /**
     * Sends an offer.
     *
     * @param packet the offer
     * @return false if the link can take no packet now
     */
    boolean send(FileRequestPacket packet);

    /**
     * Sends a control.
     *
     * @param packet the control
     * @return false if the link can take no packet now
     */
    boolean send(FileControlPacket packet);

    /**
     * Sends a piece.
     *
     * @param packet the piece
     * @return the receipt to ask {@link #acknowledged} for; -1 if the link can take no packet now
     */
    long send(FileDataPacket packet);

    /**
     * How many pieces are wanted now.
     *
     * @return 0 or more
     */
    int room();

    /**
     * Whether a piece has arrived.
     *
     * @param receipt what sending it gave
     * @return true once the friend has acknowledged it
     */
    boolean acknowledged(long receipt);

    /**
     * Keeps the friend from hearing that the packet came that is being handed on.
     *
     * @return to be released once what it carries is safe; it is of no effect after 15 s
     */
    Hold hold();

    /** Ends the link: the friend takes nothing in any more, or what moves is to stop without being forgotten. */
    void kill();
}
