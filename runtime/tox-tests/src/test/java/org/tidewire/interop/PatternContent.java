package org.tidewire.interop;

import java.nio.ByteBuffer;

import org.tidewire.storage.Content;

/** The first bytes of the pattern, as a host supplies them. */
final class PatternContent implements Content {
    private final long length;

    PatternContent(long length) {
        this.length = length;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(target.remaining(), length - position);
        for (int i = 0; i < count; i++) {
            target.put(Pattern.byteAt(position + i));
        }
        return count;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
