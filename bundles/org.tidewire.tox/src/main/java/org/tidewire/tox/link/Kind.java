package org.tidewire.tox.link;

/** First bytes of the packets of links. */
final class Kind {
    static final byte COOKIE_REQUEST = 0x18;
    static final byte COOKIE_RESPONSE = 0x19;
    static final byte HANDSHAKE = 0x1a;
    static final byte DATA = 0x1b;

    private Kind() {}
}
