package org.tidewire.tox.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;

class Salsa20Test {
    private static final int HEAD = 32;
    private static final int LONGEST = 300;

    private final long seed = new SecureRandom().nextLong();
    private final Random random = new Random(seed);
    private final byte[] key = bytes(32);
    private final byte[] nonce = bytes(24);
    private final Salsa20 stream = new Salsa20(HSalsa20.derive(key, nonce));

    @Test
    void itIsTheStreamOfBouncyCastlesEngine() {
        for (int length = 0; length < LONGEST; length++) {
            byte[] plain = bytes(HEAD + length);
            byte[] joined = new byte[length];
            byte[] head = start();
            stream.join(plain, HEAD, length, joined, 0);
            byte[] expected = engine(plain);
            for (int i = 0; i < HEAD; i++) {
                head[i] ^= plain[i];
            }
            assertArrayEquals(Arrays.copyOf(expected, HEAD), head, "seed " + seed);
            assertArrayEquals(
                    Arrays.copyOfRange(expected, HEAD, HEAD + length), joined, "seed " + seed + ", length " + length);
        }
    }

    @Test
    void bytesMayGoWhereTheyWereOrBeforeThat() {
        for (int back = 0; back <= HEAD; back++) {
            byte[] plain = bytes(HEAD + LONGEST);
            byte[] expected = engine(plain);
            start();
            stream.join(plain, HEAD, LONGEST, plain, HEAD - back);
            assertArrayEquals(
                    Arrays.copyOfRange(expected, HEAD, HEAD + LONGEST),
                    Arrays.copyOfRange(plain, HEAD - back, HEAD - back + LONGEST),
                    "seed " + seed + ", " + back + " bytes back");
        }
    }

    private byte[] start() {
        byte[] head = new byte[HEAD];
        stream.start(nonce, head);
        return head;
    }

    private byte[] engine(byte[] plain) {
        XSalsa20Engine engine = new XSalsa20Engine();
        engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] joined = new byte[plain.length];
        engine.processBytes(plain, 0, plain.length, joined, 0);
        return joined;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
