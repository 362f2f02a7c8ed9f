package org.tidewire.tox.dht;

import java.nio.ByteBuffer;

/**
 * What is in a ping: kind[1], id[8] (Tox specification, Ping service).
 *
 * @param kind that of the packet, which it repeats: without it a request would be its own response
 * @param id chosen by who asks
 */
record Ping(int kind, long id) {
    /** Bytes of the packet. */
    static final int PACKET = DhtPacket.OVERHEAD + 1 + Long.BYTES;

    /** The bytes for the box. */
    ByteBuffer write() {
        return ByteBuffer.allocate(1 + Long.BYTES).put((byte) kind).putLong(id).flip();
    }

    /** What a box of this kind holds; null if it is anything else. */
    static Ping read(int kind, ByteBuffer plain) {
        if (plain.remaining() != 1 + Long.BYTES || plain.get() != kind) {
            return null;
        }
        return new Ping(kind, plain.getLong());
    }
}
