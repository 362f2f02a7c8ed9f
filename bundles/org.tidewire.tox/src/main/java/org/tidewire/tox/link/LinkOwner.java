package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.net.Route;

/** What a link tells those who keep it. */
interface LinkOwner {
    /** A way to the peer became known, and another, if not null, had to go for it. */
    void routed(Link link, Route added, Route gone);

    /** The link proved to be one. */
    void established(Link link);

    /** A packet came. */
    void received(Link link, int id, ByteBuffer data);

    /** The link is over, and had been established or not. */
    void ended(Link link, boolean lost);
}
