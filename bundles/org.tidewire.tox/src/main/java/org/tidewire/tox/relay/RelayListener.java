package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Route;

/** Told what comes through relays. Called on the thread of {@link Relays}, which it may call back. */
public interface RelayListener {
    /**
     * A packet of a peer arrived, as data of one that is reachable or out of band from anybody. Only packets that begin a
     * link come out of band: cookie requests, cookie responses and handshakes.
     *
     * @param from the way back, the same the packet came
     * @param packet the packet, beginning with its kind; at least 1 byte
     */
    void received(Route from, ByteBuffer packet);

    /**
     * Both sides asked a relay for each other: data can flow.
     *
     * @param dhtKey the peer
     * @param route the way to it
     */
    void reachable(PublicKey dhtKey, Route route);

    /**
     * Data can no longer flow, because the peer left the relay or the relay is lost. Told once for each
     * {@link #reachable}, except where {@link Relays} was told to disconnect or to close.
     *
     * @param route the way that was reachable
     */
    void gone(Route route);

    /**
     * The answer to an onion request arrived.
     *
     * @param body what the last hop said, beginning with its kind, as it would come over UDP; at least 1 byte
     */
    void onion(ByteBuffer body);
}
