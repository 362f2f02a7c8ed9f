package org.tidewire.tox.onion;

/** The first bytes of the packets of the onion. */
final class OnionKind {
    /** To the first, second and third hop. */
    static final int HOP_A = 0x80;

    static final int HOP_B = 0x81;
    static final int HOP_C = 0x82;
    static final int ANNOUNCE_REQUEST = 0x83;
    static final int ANNOUNCE_RESPONSE = 0x84;
    static final int DATA_REQUEST = 0x85;
    static final int DATA_RESPONSE = 0x86;

    /** Back to the third, second and first hop. */
    static final int BACK_C = 0x8c;

    static final int BACK_B = 0x8d;
    static final int BACK_A = 0x8e;

    private OnionKind() {}

    /** Whether a third hop passes it on. */
    static boolean isRequest(int kind) {
        return kind == ANNOUNCE_REQUEST || kind == DATA_REQUEST;
    }

    /** Whether a hop passes it back. */
    static boolean isResponse(int kind) {
        return kind == ANNOUNCE_RESPONSE || kind == DATA_RESPONSE;
    }
}
