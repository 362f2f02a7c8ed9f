package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** Told what happens on one connection to a relay. */
interface RelayOwner {
    /** The relay proved its key; peers can be asked for. */
    void ready();

    /** The connection is over, or never came about. Called exactly once, and nothing after it. */
    void ended();

    void received(PublicKey from, ByteBuffer packet);

    void reachable(PublicKey peer);

    /** Told for every reachable peer, at the latest before the end. */
    void gone(PublicKey peer);

    void onion(ByteBuffer body);
}
