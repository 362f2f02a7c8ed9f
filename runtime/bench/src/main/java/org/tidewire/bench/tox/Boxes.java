package org.tidewire.bench.tox;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/** Sealing and opening the longest packets against the primitives of Bouncy Castle alone, in turn. */
final class Boxes {
    private static final int PLAIN = 1373;
    private static final int PACKETS = 100_000;
    private static final int KEY = 32;
    private static final Nonce FIRST = Nonce.of(new byte[Nonce.SIZE]);

    private final byte[] secret = new byte[KEY];
    private final BoxKey key = BoxKey.of(secret);
    private final byte[] plain = new byte[PLAIN];
    private final byte[] box = new byte[BoxKey.MAC + PLAIN];
    private final byte[] mac = new byte[BoxKey.MAC];
    private final byte[] nonceBytes = new byte[Nonce.SIZE];
    private final XSalsa20Engine cipher = new XSalsa20Engine();
    private final Poly1305 poly = new Poly1305();

    /** Runs and prints it. */
    void run(int rounds) {
        List<Double> seals = new ArrayList<>();
        List<Double> opens = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        new SecureRandom().nextBytes(plain);
        for (int round = 0; round <= rounds; round++) {
            double seal = speed(this::seal);
            double bare = speed(this::bare);
            double open = speed(this::open);
            if (round > 0) { // the first warms up
                seals.add(seal);
                bares.add(bare);
                opens.add(open);
            }
        }
        double bare = Median.of(bares, each -> each);
        double seal = Median.of(seals, each -> each);
        double open = Median.of(opens, each -> each);
        System.out.printf(
                Locale.ROOT,
                "boxes median   seal %.0f MB/s (x%.2f), open %.0f MB/s (x%.2f), plain Bouncy Castle %.0f MB/s%n",
                seal,
                seal / bare,
                open,
                open / bare,
                bare);
    }

    private static double speed(ToIntFunction<Nonce> way) {
        Nonce nonce = FIRST;
        int sum = 0;
        long before = System.nanoTime();
        for (int i = 0; i < PACKETS; i++) {
            sum += way.applyAsInt(nonce);
            nonce = nonce.plus(1);
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        if (sum == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (double) PACKETS * PLAIN / 1e6 / seconds;
    }

    private int seal(Nonce nonce) {
        ByteBuffer to = ByteBuffer.wrap(box);
        key.seal(nonce, ByteBuffer.wrap(plain), to);
        return to.position();
    }

    /** Opens one box again and again, since a box costs the same whatever its nonce. */
    private int open(Nonce nonce) {
        if (nonce.equals(FIRST)) {
            key.seal(FIRST, ByteBuffer.wrap(plain), ByteBuffer.wrap(box));
        }
        return key.open(FIRST, ByteBuffer.wrap(box), ByteBuffer.wrap(plain)) ? 1 : 0;
    }

    private int bare(Nonce nonce) {
        nonce.write(ByteBuffer.wrap(nonceBytes));
        cipher.init(true, new ParametersWithIV(new KeyParameter(secret), nonceBytes));
        byte[] head = new byte[KEY];
        cipher.processBytes(head, 0, KEY, head, 0);
        poly.init(new KeyParameter(head));
        cipher.processBytes(plain, 0, PLAIN, box, BoxKey.MAC);
        poly.update(box, BoxKey.MAC, PLAIN);
        poly.doFinal(mac, 0);
        return 1;
    }
}
