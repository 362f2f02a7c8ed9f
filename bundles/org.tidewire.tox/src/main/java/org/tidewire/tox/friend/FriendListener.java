package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.Profile;

/**
 * Hears what a friend does. Called on the node's thread, from within the session's methods; may call the session. Every text is
 * safe to show.
 */
public interface FriendListener {
    /** The friend is there and hears us. */
    void online();

    /** The friend says that it is gone; the link may live on, and the friend may come online again. */
    void offline();

    /** Nothing was heard of the friend for 32 s. The link has been killed and the session does nothing any more. */
    void timedOut();

    /**
     * The friend shows something new. After it came online it tells name, status message and status one by one; what it has
     * not told yet in this session is empty.
     *
     * @param theirs all that the friend shows
     */
    void profile(Profile theirs);

    /**
     * The friend says something.
     *
     * @param kind said or done
     * @param text 1 to 1372 bytes of UTF-8; may have lines
     */
    void message(MessageKind kind, String text);

    /**
     * The friend tells TCP relays it can be reached through.
     *
     * @param relays 1 to 3
     */
    void relays(List<PackedNode> relays);

    /**
     * The friend offers a file.
     *
     * @param packet the offer
     */
    void fileRequest(FileRequestPacket packet);

    /**
     * The friend controls a transfer.
     *
     * @param packet the control
     */
    void fileControl(FileControlPacket packet);

    /**
     * The friend sends a piece of a file.
     *
     * @param number the friend's number of it, 0 to 255
     * @param data 0 to 1371 bytes, valid only during this call
     */
    void fileData(int number, ByteBuffer data);
}
