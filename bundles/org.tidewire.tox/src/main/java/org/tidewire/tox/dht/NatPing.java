package org.tidewire.tox.dht;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/**
 * The ping that goes through common neighbours, by which two nodes behind NATs learn that the other is there: type 0xfe with
 * 0 (request) or 1 (response), id[8] (Tox specification, NAT ping packets). Answered only to keys we search, for an answer
 * goes out through many nodes; and only once a second to each.
 */
final class NatPing {
    static final byte TYPE = (byte) 0xfe;

    private static final int LENGTH = 1 + Long.BYTES;
    private static final byte REQUEST = 0;
    private static final byte RESPONSE = 1;
    private static final long APART = 1_000;
    private static final int LIMIT = 256;

    private final Lists lists;
    private final Recent<PublicKey, Long> answered = new Recent<>(LIMIT);

    NatPing(Lists lists) {
        this.lists = lists;
    }

    /** The data of the answer to this; null if it gets none. */
    ByteBuffer answer(PublicKey sender, ByteBuffer data, long now) {
        Long last = answered.get(sender);
        if (lists.search(sender) == null || (last != null && now - last < APART)) {
            return null;
        }
        if (data.remaining() != LENGTH || data.get() != REQUEST) {
            return null;
        }
        answered.put(sender, now);
        return ByteBuffer.allocate(LENGTH).put(RESPONSE).putLong(data.getLong()).flip();
    }
}
