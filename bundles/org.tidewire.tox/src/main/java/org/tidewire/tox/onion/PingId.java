package org.tidewire.tox.onion;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a node wants to see again before it stores an announcement, 32 bytes. Compared in constant time; immutable. */
final class PingId {
    /** Bytes of one. */
    static final int SIZE = 32;

    /** What an announcement carries before the node has told its own. */
    static final PingId NONE = new PingId(new byte[SIZE]);

    private final byte[] bytes;

    /** The bytes are not copied. */
    PingId(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a ping id has " + SIZE + " bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    /** Takes the next 32 bytes; {@link #NONE} itself if they are zeros. */
    static PingId read(ByteBuffer from) {
        byte[] bytes = new byte[SIZE];
        from.get(bytes);
        PingId id = new PingId(bytes);
        return id.equals(NONE) ? NONE : id;
    }

    void write(ByteBuffer to) {
        to.put(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PingId id && MessageDigest.isEqual(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "a ping id";
    }
}
