package org.tidewire.tox.link;

/** A lossless packet that the peer has not confirmed yet. */
final class Outgoing {
    final long number;

    /** Id and data, kept once for every time it is sent. */
    final byte[] body;

    /** Nanoseconds at which it was last sent. */
    long sentAt;

    /** Whether it was sent more than once, so that its confirmation says nothing about time. */
    boolean again;

    /** Whether it waits to be sent again. */
    boolean wanted;

    Outgoing(long number, byte[] body) {
        this.number = number;
        this.body = body;
    }
}
