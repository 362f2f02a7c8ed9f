package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.PackedNode;

/**
 * What a friend says of where it is now, inside a DHT request or onion data: 9c, no_replay[8], DHT key[32], packed nodes.
 *
 * @param noReplay unsigned; must be above the last one seen of that friend
 * @param dhtKey the friend's DHT key of this run
 * @param nodes 0 to 4 nodes or TCP relays near the friend
 */
public record DhtKeyAnnounce(long noReplay, PublicKey dhtKey, List<PackedNode> nodes) {
    /** The byte it begins with. */
    public static final int TYPE = 0x9c;

    /** How many nodes there may be. */
    public static final int LIMIT = 4;

    private static final int FIXED = 1 + 8 + PublicKey.SIZE;

    /**
     * Checks the number of nodes; copies the list.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public DhtKeyAnnounce {
        nodes = List.copyOf(nodes);
        if (nodes.size() > LIMIT) {
            throw new IllegalArgumentException("at most " + LIMIT + " nodes may be announced, not " + nodes.size());
        }
    }

    /**
     * Reads an announce.
     *
     * @param body all of it, its type included; taken whole
     * @return the announce; null if it is of another type, too short, or its nodes are not sound
     */
    public static DhtKeyAnnounce read(ByteBuffer body) {
        if (body.remaining() < FIXED || (body.get() & 0xff) != TYPE) {
            return null;
        }
        long noReplay = body.getLong();
        PublicKey key = PublicKey.read(body);
        List<PackedNode> nodes = PackedNode.readAll(body, LIMIT);
        return nodes == null ? null : new DhtKeyAnnounce(noReplay, key, nodes);
    }

    /**
     * Writes the announce.
     *
     * @return all of it, its type included
     */
    public ByteBuffer write() {
        ByteBuffer body = ByteBuffer.allocate(FIXED + LIMIT * PackedNode.LONGEST);
        body.put((byte) TYPE).putLong(noReplay);
        dhtKey.write(body);
        nodes.forEach(node -> node.write(body));
        return body.flip();
    }
}
