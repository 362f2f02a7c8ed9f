package org.tidewire.tox.onion;

import java.net.InetSocketAddress;

/** One way on which nodes see us come from one place; ping ids are bound to it. */
interface Passage {
    /** Sends a request of kind 83 or 85. */
    void send(InetSocketAddress to, byte[] request);

    /** Notes that a request was sent which wants an answer. */
    void asked();

    /** Notes that an answer came. */
    void answered();

    /** Whether it may still be used. */
    boolean open();

    /** Whether what comes back on it finds us for minutes, even if nothing is sent. */
    boolean lasts();
}
