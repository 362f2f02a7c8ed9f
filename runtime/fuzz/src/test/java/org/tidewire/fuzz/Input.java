package org.tidewire.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Takes apart what the fuzzer made up: a few numbers first, then texts and packets. Never fails; at the end all is 0. */
public final class Input {
    private final ByteBuffer left;

    /**
     * Begins at the first byte.
     *
     * @param bytes what the fuzzer made up
     */
    public Input(byte[] bytes) {
        left = ByteBuffer.wrap(bytes);
    }

    /**
     * Tells whether anything is left.
     *
     * @return whether there is
     */
    public boolean hasMore() {
        return left.hasRemaining();
    }

    /**
     * Takes a byte.
     *
     * @return 0 to 255
     */
    public int number() {
        return left.hasRemaining() ? left.get() & 0xff : 0;
    }

    /**
     * Takes eight bytes.
     *
     * @return any number
     */
    public long large() {
        long large = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            large = large << 8 | number();
        }
        return large;
    }

    /**
     * Takes a length of two bytes and so many more, or as many as there are.
     *
     * @param most how many at most
     * @return a buffer of its own
     */
    public ByteBuffer packet(int most) {
        int length = Math.min(most, number() << 8 | number());
        byte[] bytes = new byte[Math.min(length, left.remaining())];
        left.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /**
     * Takes everything.
     *
     * @return a buffer of its own
     */
    public ByteBuffer rest() {
        byte[] bytes = new byte[left.remaining()];
        left.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /**
     * Takes everything as text.
     *
     * @return the text; what is no UTF-8 is U+FFFD
     */
    public String text() {
        return new String(rest().array(), UTF_8);
    }

    /**
     * Takes the text up to the next line feed, which is dropped.
     *
     * @return the text; what is no UTF-8 is U+FFFD
     */
    public String line() {
        int begin = left.position();
        int end = begin;
        while (end < left.limit() && left.get(end) != '\n') {
            end++;
        }
        left.position(Math.min(left.limit(), end + 1));
        return new String(left.array(), begin, end - begin, UTF_8);
    }
}
