package org.tidewire.storage.memory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that grow at the end, in chunks that stay where they are. Only the last chunk is ever smaller than the others;
 * it doubles until it is full, so that many small files cost little. Safe for any thread.
 */
final class Bytes {
    private static final int CHUNK = 128 << 10;
    private static final int SMALLEST = 256;

    private final Space space;
    private final List<byte[]> chunks = new ArrayList<>();
    private long size;

    Bytes(Space space) {
        this.space = space;
    }

    synchronized long size() {
        return size;
    }

    synchronized int read(ByteBuffer target, long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        if (position >= size) {
            return -1;
        }
        int before = target.position();
        long at = position;
        while (target.hasRemaining() && at < size) {
            int offset = (int) (at % CHUNK);
            int count = (int) Math.min(Math.min(CHUNK - offset, size - at), target.remaining());
            target.put(chunks.get((int) (at / CHUNK)), offset, count);
            at += count;
        }
        return target.position() - before;
    }

    /** Appends as much as there is space for; what did not fit remains in the source. */
    synchronized void append(ByteBuffer source) {
        int rest = space.take(source.remaining());
        while (rest > 0) {
            int offset = (int) (size % CHUNK);
            int count = Math.min(CHUNK - offset, rest);
            source.get(chunk(offset, count), offset, count);
            size += count;
            rest -= count;
        }
    }

    /** Makes room in the last chunk, or begins a new one. */
    private byte[] chunk(int offset, int count) {
        int needed = offset + count;
        int room = Math.min(CHUNK, Math.max(SMALLEST, Integer.highestOneBit(needed - 1) << 1));
        if (offset == 0) {
            chunks.add(new byte[room]);
        }
        int last = chunks.size() - 1;
        byte[] chunk = chunks.get(last);
        if (chunk.length < needed) {
            chunk = Arrays.copyOf(chunk, room);
            chunks.set(last, chunk);
        }
        return chunk;
    }

    /** Gives back what lies behind the first so many bytes. */
    synchronized void truncate(long keep) {
        space.giveBack(size - keep);
        size = keep;
        int needed = (int) ((keep + CHUNK - 1) / CHUNK);
        chunks.subList(needed, chunks.size()).clear();
    }
}
