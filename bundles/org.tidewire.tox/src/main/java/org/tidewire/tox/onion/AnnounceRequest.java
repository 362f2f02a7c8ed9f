package org.tidewire.tox.onion;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/**
 * What we ask a node near a real key: to store us, or who is stored there. On the wire kind 83, nonce[24], asker's key[32]
 * and a box of ping id[32], wanted key[32], data key[32] and sendback[8]; 177 bytes.
 *
 * @param pingId the one the node told, or {@link PingId#NONE}
 * @param wanted the real key it is about
 * @param dataKey for whom onion data to us is to be sealed; zeros in a search
 * @param sendback comes back in the answer
 */
record AnnounceRequest(PingId pingId, PublicKey wanted, PublicKey dataKey, long sendback) {
    private static final int PLAIN = PingId.SIZE + 2 * PublicKey.SIZE + Long.BYTES;

    /** Bytes of every request. */
    static final int SIZE = OnionLayers.HEAD + BoxKey.MAC + PLAIN;

    /** The request in a packet. */
    byte[] seal(PublicKey asker, BoxKey key, Nonce nonce) {
        ByteBuffer plain = ByteBuffer.allocate(PLAIN);
        pingId.write(plain);
        wanted.write(plain);
        dataKey.write(plain);
        plain.putLong(sendback).flip();
        ByteBuffer packet = ByteBuffer.allocate(SIZE).put((byte) OnionKind.ANNOUNCE_REQUEST);
        nonce.write(packet);
        asker.write(packet);
        key.seal(nonce, plain, packet);
        return packet.array();
    }

    /** The request in a box; null if it does not open. */
    static AnnounceRequest open(BoxKey key, Nonce nonce, ByteBuffer box) {
        ByteBuffer plain = key.open(nonce, box);
        if (plain == null || plain.remaining() != PLAIN) {
            return null;
        }
        return new AnnounceRequest(PingId.read(plain), PublicKey.read(plain), PublicKey.read(plain), plain.getLong());
    }
}
