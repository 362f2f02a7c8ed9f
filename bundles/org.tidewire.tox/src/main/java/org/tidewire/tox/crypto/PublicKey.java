package org.tidewire.tox.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** An X25519 public key. Equal by its bytes, compared in constant time; immutable. */
public final class PublicKey {
    /** Bytes of a key. */
    public static final int SIZE = 32;

    /** The outer bytes of 2^255 - 19; those between are all ff. */
    private static final int HIGHEST = 0x7f;

    private static final int LOWEST_OF_PRIME = 0xed;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;

    private PublicKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A key of these bytes, which are copied.
     *
     * @param bytes 32 bytes
     * @return the key
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static PublicKey of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a public key has " + SIZE + " bytes, not " + bytes.length);
        }
        return new PublicKey(bytes.clone());
    }

    /**
     * Takes the next 32 bytes.
     *
     * @param from at least 32 bytes remain
     * @return the key
     */
    public static PublicKey read(ByteBuffer from) {
        byte[] bytes = new byte[SIZE];
        from.get(bytes);
        return new PublicKey(bytes);
    }

    /**
     * Reads a key as people write it.
     *
     * @param hex 64 hex digits
     * @return the key
     * @throws IllegalArgumentException if it is anything else, or a number that is nobody's key
     */
    public static PublicKey parse(String hex) {
        PublicKey key = digits(hex);
        if (!key.isCanonical()) {
            throw new IllegalArgumentException("a public key is a number below 2^255 - 19, its lowest byte first; '"
                    + hex + "' is above and nobody's key");
        }
        return key;
    }

    private static PublicKey digits(String hex) {
        if (hex.length() != 2 * SIZE) {
            throw new IllegalArgumentException(
                    "a public key is " + 2 * SIZE + " hex digits; '" + hex + "' has " + hex.length() + " characters");
        }
        try {
            return new PublicKey(HEX.parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a public key is " + 2 * SIZE + " hex digits; not so '" + hex + "'", e);
        }
    }

    /**
     * Puts the 32 bytes.
     *
     * @param to has room for them
     */
    public void write(ByteBuffer to) {
        to.put(bytes);
    }

    /**
     * The key's bytes, a copy.
     *
     * @return 32 bytes
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Whether it can be somebody's key: a number below 2^255 - 19, its lowest byte first. X25519 takes every other number for
     * one of those, so that somebody would have two names (RFC 7748, section 5).
     *
     * @return false if it is none of those; no box opens between such a key and any other
     */
    public boolean isCanonical() {
        if (bytes[SIZE - 1] != HIGHEST) {
            return bytes[SIZE - 1] >= 0;
        }
        for (int i = SIZE - 2; i > 0; i--) {
            if (bytes[i] != (byte) 0xff) {
                return true;
            }
        }
        return (bytes[0] & 0xff) < LOWEST_OF_PRIME;
    }

    /**
     * Tells which of two keys is nearer to this one: by XOR, as unsigned big-endian numbers.
     *
     * @param a a key
     * @param b another
     * @return below 0 if a is nearer, above if b is, 0 if they are equal
     */
    public int nearer(PublicKey a, PublicKey b) {
        for (int i = 0; i < SIZE; i++) {
            int difference = ((bytes[i] ^ a.bytes[i]) & 0xff) - ((bytes[i] ^ b.bytes[i]) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /**
     * How many leading bits two keys share.
     *
     * @param other another key
     * @return 0 to 256
     */
    public int sharedBits(PublicKey other) {
        for (int i = 0; i < SIZE; i++) {
            int difference = (bytes[i] ^ other.bytes[i]) & 0xff;
            if (difference != 0) {
                return 8 * i + Integer.numberOfLeadingZeros(difference) - 24;
            }
        }
        return 8 * SIZE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The key as 64 upper-case hex digits. */
    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
