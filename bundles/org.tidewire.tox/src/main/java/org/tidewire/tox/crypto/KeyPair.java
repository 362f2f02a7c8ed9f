package org.tidewire.tox.crypto;

import java.security.SecureRandom;

/**
 * A secret key with its public key.
 *
 * @param secret kept
 * @param open told to others
 */
public record KeyPair(SecretKey secret, PublicKey open) {
    /**
     * The pair of a secret key.
     *
     * @param secret the secret key
     */
    public KeyPair(SecretKey secret) {
        this(secret, secret.publicKey());
    }

    /**
     * A new pair.
     *
     * @param random where the secret's bytes come from
     * @return the pair
     */
    public static KeyPair random(SecureRandom random) {
        return new KeyPair(SecretKey.random(random));
    }
}
