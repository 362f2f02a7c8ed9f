package org.tidewire.tox.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/** Files that libtoxcore 0.2.18 wrote, and bytes to spoil them with. */
final class Samples {
    /** The passphrase of the encrypted one. */
    static final String PASSPHRASE = "correct horse ü";

    static final String ID = "AAA357A8DCAAD991905AFDC3DD913AF0F0878E9DC8A2F11D9F34D3642FB0E00201020304B489";
    static final String FRIEND = "9EE9E3716922E263B4CDEA1471E5069BBC837B163F879C6092ADED64689C532D";
    static final String ASKED = "453FA37B4543CE378040CEE12E849BA7CF02710A0A2022A12BF2FFCB20B2D278";

    private Samples() {}

    static byte[] plain() throws IOException {
        return read("libtoxcore-plain.tox");
    }

    static byte[] encrypted() throws IOException {
        return read("libtoxcore-encrypted.tox");
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The bytes with a few of them changed, cut, or repeated. */
    static byte[] spoiled(byte[] bytes, Random random) {
        byte[] spoiled =
                Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length + 100) : bytes.length);
        int changes = random.nextInt(8);
        for (int i = 0; i < changes && spoiled.length > 0; i++) {
            // Half of the changes hit the first bytes, where the heads are.
            int at = random.nextInt(random.nextBoolean() ? Math.min(200, spoiled.length) : spoiled.length);
            spoiled[at] = (byte) random.nextInt(256);
        }
        return spoiled;
    }
}
