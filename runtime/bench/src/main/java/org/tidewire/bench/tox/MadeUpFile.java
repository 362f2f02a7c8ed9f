package org.tidewire.bench.tox;

import java.nio.ByteBuffer;

/** A file that is made up when sent and checked when received, byte for byte as the original peer does it. */
final class MadeUpFile {
    private final int number;
    private final long size;
    private long position;
    private boolean wrong;
    private long begun;
    private double cpu;

    MadeUpFile(int number, long size) {
        this.number = number;
        this.size = size;
    }

    int number() {
        return number;
    }

    long size() {
        return size;
    }

    boolean complete() {
        return position == size;
    }

    /** Makes the next piece. */
    ByteBuffer make(byte[] piece) {
        begin();
        int length = (int) Math.min(piece.length, size - position);
        for (int i = 0; i < length; i++) {
            piece[i] = byteAt((int) position + i);
        }
        position += length;
        return ByteBuffer.wrap(piece, 0, length);
    }

    /** Takes the next piece. */
    void check(ByteBuffer data) {
        begin();
        byte[] bytes = data.array();
        int at = data.arrayOffset() + data.position();
        int different = 0;
        for (int i = 0; i < data.remaining(); i++) {
            different |= bytes[at + i] ^ byteAt((int) position + i);
        }
        wrong |= different != 0;
        position += data.remaining();
    }

    static byte byteAt(int position) {
        return (byte) (position ^ position >> 8 ^ position >> 16);
    }

    /** The clocks begin with the first byte, not with the offer. */
    private void begin() {
        if (position == 0) {
            begun = System.nanoTime();
            cpu = processor();
        }
    }

    /** What is told of it at its end: bytes, seconds since the first one, seconds of processor time, and whether it is whole. */
    String outcome() {
        return position + "\t" + (System.nanoTime() - begun) / 1e9 + "\t" + (processor() - cpu) + "\t"
                + (complete() && !wrong ? "whole" : "broken");
    }

    /** Seconds of processor time that this process has used. */
    static double processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }
}
