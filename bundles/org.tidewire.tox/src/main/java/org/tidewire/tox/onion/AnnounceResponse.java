package org.tidewire.tox.onion;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;

/**
 * A node's answer to an {@link AnnounceRequest}. On the wire kind 84, sendback[8], nonce[24] and a box of a byte that tells
 * what is stored, the ping id or data key[32], and 0 to 4 packed nodes.
 *
 * @param stored one of the constants here
 * @param dataKey of whom is stored; null unless somebody else is
 * @param pingId to announce with; null if somebody else is stored
 * @param nodes nodes nearer to the wanted key
 */
record AnnounceResponse(int stored, PublicKey dataKey, PingId pingId, List<Node> nodes) {
    /** Nothing is stored of the wanted key. */
    static final int NOTHING = 0;

    /** The wanted key is stored, and it is not the asker. */
    static final int OTHER = 1;

    /** The asker itself is stored, as it wants to be. */
    static final int SELF = 2;

    /** The most nodes in an answer. */
    static final int NODES = 4;

    private static final int FIXED = 1 + PublicKey.SIZE;
    private static final int HEAD = 1 + Long.BYTES + Nonce.SIZE;

    /** Bytes of the longest answer. */
    static final int LONGEST = HEAD + BoxKey.MAC + FIXED + NODES * PackedNode.LONGEST;

    /** The answer in a packet, ready to be read. */
    ByteBuffer seal(long sendback, BoxKey key, Nonce nonce) {
        ByteBuffer plain = ByteBuffer.allocate(FIXED + NODES * PackedNode.LONGEST);
        plain.put((byte) stored);
        if (stored == OTHER) {
            dataKey.write(plain);
        } else {
            pingId.write(plain);
        }
        nodes.stream().limit(NODES).forEach(node -> new PackedNode(node, false).write(plain));
        ByteBuffer packet = ByteBuffer.allocate(LONGEST);
        packet.put((byte) OnionKind.ANNOUNCE_RESPONSE).putLong(sendback);
        nonce.write(packet);
        key.seal(nonce, plain.flip(), packet);
        return packet.flip();
    }

    /** Whether what remains, kind included, may be such an answer by its length. */
    static boolean fits(ByteBuffer packet) {
        return packet.remaining() >= HEAD + BoxKey.MAC + FIXED && packet.remaining() <= LONGEST;
    }

    /** The answer in what follows the sendback; null if it does not open or is not sound. */
    static AnnounceResponse open(BoxKey key, ByteBuffer from) {
        Nonce nonce = Nonce.read(from);
        ByteBuffer plain = key.open(nonce, from);
        if (plain == null || plain.remaining() < FIXED) {
            return null;
        }
        int stored = plain.get();
        PublicKey dataKey = stored == OTHER ? PublicKey.read(plain) : null;
        PingId pingId = stored == OTHER ? null : PingId.read(plain);
        List<PackedNode> packed = PackedNode.readAll(plain, NODES);
        if (stored < NOTHING || stored > SELF || packed == null) {
            return null;
        }
        List<Node> nodes = new ArrayList<>();
        packed.stream().filter(node -> !node.relay()).forEach(node -> nodes.add(node.node()));
        return new AnnounceResponse(stored, dataKey, pingId, nodes);
    }
}
