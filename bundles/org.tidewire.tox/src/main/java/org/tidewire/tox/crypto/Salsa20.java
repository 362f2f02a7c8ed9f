package org.tidewire.tox.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.bouncycastle.crypto.engines.Salsa20Engine;

/**
 * The Salsa20 stream of one key, made by Bouncy Castle's core. Bouncy Castle's own engine joins stream and data byte by byte,
 * which takes longer than to make the stream; here they are joined word by word. Belongs to one thread.
 */
final class Salsa20 {
    static final int ROUNDS = 20;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] SIGMA = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    private static final int WORDS = 16;
    private static final int BLOCK = WORDS * Integer.BYTES;
    private static final int HEAD = 8;
    private static final int NONCE = 6;
    private static final int COUNTER = 8;

    private final int[] state;
    private final int[] stream = new int[WORDS];

    /** The stream of a key of 32 bytes, which begins with {@link #start}. */
    Salsa20(byte[] key) {
        state = state(key);
    }

    /** What the core is given for a key of 32 bytes: 16 words, of which the sixth to the ninth, counted from 0, are left free. */
    static int[] state(byte[] key) {
        int[] state = new int[WORDS];
        for (int i = 0; i < SIGMA.length; i++) {
            state[5 * i] = SIGMA[i];
            state[1 + i] = word(key, i);
            state[11 + i] = word(key, 4 + i);
        }
        return state;
    }

    /** Begins the stream of the nonce that the last 8 bytes are, and takes its first 32 bytes, a box's authenticator key. */
    void start(byte[] nonce, byte[] head) {
        int last = nonce.length / Integer.BYTES;
        state[NONCE] = word(nonce, last - 2);
        state[NONCE + 1] = word(nonce, last - 1);
        state[COUNTER] = 0;
        next();
        for (int i = 0; i < HEAD; i++) {
            WORD.set(head, i * Integer.BYTES, stream[i]);
        }
    }

    /** Joins bytes with the stream behind its head; once for each start. They may go where they were, or before it. */
    void join(byte[] from, int at, int length, byte[] to, int out) {
        int first = Math.min(length, (WORDS - HEAD) * Integer.BYTES);
        joinBlock(HEAD, from, at, first, to, out);
        for (int done = first; done < length; done += BLOCK) {
            next();
            joinBlock(0, from, at + done, Math.min(BLOCK, length - done), to, out + done);
        }
    }

    private void joinBlock(int word, byte[] from, int at, int length, byte[] to, int out) {
        int whole = length & -Integer.BYTES;
        for (int i = 0; i < whole; i += Integer.BYTES) {
            WORD.set(to, out + i, (int) WORD.get(from, at + i) ^ stream[word + i / Integer.BYTES]);
        }
        for (int i = whole; i < length; i++) {
            int shift = Byte.SIZE * (i - whole);
            to[out + i] = (byte) (from[at + i] ^ stream[word + whole / Integer.BYTES] >>> shift);
        }
    }

    private void next() {
        Salsa20Engine.salsaCore(ROUNDS, state, stream);
        state[COUNTER]++;
    }

    private static int word(byte[] bytes, int index) {
        return (int) WORD.get(bytes, index * Integer.BYTES);
    }
}
