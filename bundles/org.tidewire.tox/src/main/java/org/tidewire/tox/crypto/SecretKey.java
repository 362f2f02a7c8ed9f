package org.tidewire.tox.crypto;

import java.security.SecureRandom;

import org.bouncycastle.math.ec.rfc7748.X25519;

/** An X25519 secret key. Never shown, and equal to itself alone; immutable. */
public final class SecretKey {
    /** Bytes of a key. */
    public static final int SIZE = 32;

    private final byte[] bytes;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A key of these bytes, which are copied.
     *
     * @param bytes 32 bytes
     * @return the key
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static SecretKey of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a secret key has " + SIZE + " bytes, not " + bytes.length);
        }
        return new SecretKey(bytes.clone());
    }

    /**
     * A new key.
     *
     * @param random where its bytes come from
     * @return the key
     */
    public static SecretKey random(SecureRandom random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return new SecretKey(bytes);
    }

    /**
     * The public key of this secret one.
     *
     * @return the public key
     */
    public PublicKey publicKey() {
        byte[] point = new byte[PublicKey.SIZE];
        X25519.scalarMultBase(bytes, 0, point, 0);
        return PublicKey.of(point);
    }

    /**
     * The key's bytes, a copy, for a file that keeps it.
     *
     * @return 32 bytes
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The raw shared point of X25519; false if the other key is one of small order. */
    boolean agree(PublicKey other, byte[] shared) {
        return X25519.calculateAgreement(bytes, 0, other.bytes(), 0, shared, 0);
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "a secret key";
    }
}
