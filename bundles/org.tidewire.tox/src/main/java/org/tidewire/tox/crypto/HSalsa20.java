package org.tidewire.tox.crypto;

import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.util.Pack;

/** HSalsa20: makes a key of a key and 16 bytes. */
final class HSalsa20 {
    private HSalsa20() {}

    /** The first 16 bytes of the input are used. */
    static byte[] derive(byte[] key, byte[] input) {
        int[] in = Salsa20.state(key);
        for (int i = 0; i < 4; i++) {
            in[6 + i] = Pack.littleEndianToInt(input, 4 * i);
        }
        int[] out = new int[16];
        Salsa20Engine.salsaCore(Salsa20.ROUNDS, in, out);
        byte[] derived = new byte[32];
        for (int i = 0; i < 4; i++) {
            // The core adds its input at the end, which HSalsa20 does not.
            Pack.intToLittleEndian(out[5 * i] - in[5 * i], derived, 4 * i);
            Pack.intToLittleEndian(out[6 + i] - in[6 + i], derived, 16 + 4 * i);
        }
        return derived;
    }
}
