package org.tidewire.tox.dht;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/**
 * What is in a nodes request: wanted key[32], id[8] (Tox specification, Nodes request).
 *
 * @param wanted the DHT key whose nearest nodes are wanted
 * @param id chosen by who asks
 */
record NodesRequest(PublicKey wanted, long id) {
    /** Bytes of the packet. */
    static final int PACKET = DhtPacket.OVERHEAD + PublicKey.SIZE + Long.BYTES;

    /** The bytes for the box. */
    ByteBuffer write() {
        ByteBuffer plain = ByteBuffer.allocate(PublicKey.SIZE + Long.BYTES);
        wanted.write(plain);
        return plain.putLong(id).flip();
    }

    /** What a box holds; null if it is anything else. */
    static NodesRequest read(ByteBuffer plain) {
        if (plain.remaining() != PublicKey.SIZE + Long.BYTES) {
            return null;
        }
        return new NodesRequest(PublicKey.read(plain), plain.getLong());
    }
}
