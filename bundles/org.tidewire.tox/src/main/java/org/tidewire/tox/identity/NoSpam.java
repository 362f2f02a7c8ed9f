package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Four opaque bytes of a Tox ID that a friend request must carry, so that nobody can send one who knows the public key
 * alone. Compared in constant time; immutable.
 */
public final class NoSpam {
    /** Bytes of it. */
    public static final int SIZE = 4;

    private final byte[] bytes;

    private NoSpam(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A nospam nobody can guess.
     *
     * @param random where its bytes come from
     * @return the nospam
     */
    public static NoSpam random(SecureRandom random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return new NoSpam(bytes);
    }

    /**
     * Takes the next 4 bytes.
     *
     * @param from at least 4 bytes remain
     * @return the nospam
     */
    public static NoSpam read(ByteBuffer from) {
        byte[] bytes = new byte[SIZE];
        from.get(bytes);
        return new NoSpam(bytes);
    }

    /**
     * Puts the 4 bytes.
     *
     * @param to has room for them
     */
    public void write(ByteBuffer to) {
        to.put(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoSpam nospam && MessageDigest.isEqual(bytes, nospam.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes as 8 upper-case hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
