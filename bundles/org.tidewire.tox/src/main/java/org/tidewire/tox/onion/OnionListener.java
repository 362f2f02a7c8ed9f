package org.tidewire.tox.onion;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** Is told what our onion business brings; called from within {@link OnionClient#receive}, on its thread. */
public interface OnionListener {
    /**
     * Somebody sent us onion data. The box proves the sender; it may come more than once, even much later.
     *
     * @param senderRealKey who, maybe a stranger
     * @param inner what; 1 to 1021 bytes, the listener's to keep
     */
    void data(PublicKey senderRealKey, ByteBuffer inner);

    /**
     * Somebody was found that stores an announcement of a friend, after nobody did.
     *
     * @param friend the friend's real key
     */
    void found(PublicKey friend);
}
