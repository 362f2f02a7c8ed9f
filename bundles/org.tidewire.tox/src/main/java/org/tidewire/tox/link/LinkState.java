package org.tidewire.tox.link;

/** How far a link is (Tox specification, Net crypto). */
enum LinkState {
    /** We ask for a cookie. */
    COOKIE_REQUESTING,
    /** Our handshake is out, theirs has not come. */
    HANDSHAKE_SENT,
    /** Both handshakes are out; nothing shows yet that theirs is not an old one. */
    NOT_CONFIRMED,
    /** A data packet opened. */
    ESTABLISHED,
    /** Over. */
    CLOSED;

    /** The state to go on in; throws if this one does not lead to it. */
    LinkState to(LinkState next) {
        boolean lawful =
                switch (this) {
                    case COOKIE_REQUESTING -> next == HANDSHAKE_SENT || next == NOT_CONFIRMED || next == CLOSED;
                    case HANDSHAKE_SENT -> next == NOT_CONFIRMED || next == CLOSED;
                    case NOT_CONFIRMED -> next == ESTABLISHED || next == CLOSED;
                    case ESTABLISHED -> next == CLOSED;
                    case CLOSED -> false;
                };
        if (!lawful) {
            throw new IllegalStateException("a link does not go from " + this + " to " + next);
        }
        return next;
    }

    /** Whether a handshake of the peer is still wanted. */
    boolean wantsHandshake() {
        return this == COOKIE_REQUESTING || this == HANDSHAKE_SENT;
    }
}
