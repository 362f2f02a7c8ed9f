package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** One-time keys, 160 random bits each (Wired 4.2: unique, random, textual). */
final class Keys {
    private static final int BYTES = 20;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    static boolean equal(String key, String presented) {
        return MessageDigest.isEqual(key.getBytes(UTF_8), presented.getBytes(UTF_8));
    }
}
