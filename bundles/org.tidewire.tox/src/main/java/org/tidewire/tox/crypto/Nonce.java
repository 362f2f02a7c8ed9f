package org.tidewire.tox.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A nonce of 24 bytes, which counts as one big-endian number that wraps. Immutable. */
public final class Nonce {
    /** Bytes of a nonce. */
    public static final int SIZE = 24;

    private final byte[] bytes;

    private Nonce(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A nonce of these bytes, which are copied.
     *
     * @param bytes 24 bytes
     * @return the nonce
     * @throws IllegalArgumentException if there are not 24 bytes
     */
    public static Nonce of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a nonce has " + SIZE + " bytes, not " + bytes.length);
        }
        return new Nonce(bytes.clone());
    }

    /**
     * A nonce nobody can guess.
     *
     * @param random where its bytes come from
     * @return the nonce
     */
    public static Nonce random(SecureRandom random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return new Nonce(bytes);
    }

    /**
     * Takes the next 24 bytes.
     *
     * @param from at least 24 bytes remain
     * @return the nonce
     */
    public static Nonce read(ByteBuffer from) {
        byte[] bytes = new byte[SIZE];
        from.get(bytes);
        return new Nonce(bytes);
    }

    /**
     * Puts the 24 bytes.
     *
     * @param to has room for them
     */
    public void write(ByteBuffer to) {
        to.put(bytes);
    }

    /**
     * The nonce that is so much further on.
     *
     * @param steps 0 or more
     * @return that nonce
     */
    public Nonce plus(int steps) {
        byte[] sum = bytes.clone();
        long carry = steps;
        for (int i = SIZE - 1; i >= 0 && carry != 0; i--) {
            carry += sum[i] & 0xff;
            sum[i] = (byte) carry;
            carry >>= 8;
        }
        return new Nonce(sum);
    }

    /**
     * The two lowest bytes, which data packets carry.
     *
     * @return 0 to 65535
     */
    public int low() {
        return ((bytes[SIZE - 2] & 0xff) << 8) | (bytes[SIZE - 1] & 0xff);
    }

    /** The bytes themselves, not to be changed. */
    byte[] array() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonce nonce && Arrays.equals(bytes, nonce.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The nonce as 48 hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
