package org.tidewire.transfer.provider;

import java.nio.ByteBuffer;

import org.tidewire.storage.Content;

/** Bytes that a host supplies; says whether they were closed. */
final class HostBytes implements Content {
    private final byte[] bytes;
    volatile boolean closed;

    HostBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        if (position >= bytes.length) {
            return -1;
        }
        int length = (int) Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, (int) position, length);
        return length;
    }

    @Override
    public void close() {
        closed = true;
    }
}
