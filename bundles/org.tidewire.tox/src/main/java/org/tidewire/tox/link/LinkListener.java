package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** Told what happens on the links to friends, on the node's one thread. It may send, dial and kill from within a call. */
public interface LinkListener {
    /**
     * A friend is linked: the first packet came that only it can have sealed.
     *
     * @param link the link
     */
    void established(Link link);

    /**
     * A packet of a friend came: lossless ones each once and in order, lossy ones as the network lets them.
     *
     * @param link an established link
     * @param id 16 to 255
     * @param data the rest of the packet, 0 to 1372 bytes; valid during the call only
     */
    void received(Link link, int id, ByteBuffer data);

    /**
     * An established link ended, for whatever reason; called once for each.
     *
     * @param link the link, of no more use
     */
    void lost(Link link);

    /**
     * A handshake of a friend came, so this is the key it has on the network at present.
     *
     * @param friend the friend's real key
     * @param dhtKey its DHT key
     */
    void answered(PublicKey friend, PublicKey dhtKey);
}
