package org.tidewire.tox.dht;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is in a nodes response: count[1], that many packed nodes, id[8] (Tox specification, Nodes response).
 *
 * @param nodes 0 to 4 nodes
 * @param id that of the request
 */
record NodesResponse(List<Node> nodes, long id) {
    /** Nodes in the fullest. */
    static final int LIMIT = 4;

    private static final int AROUND = 1 + Long.BYTES;

    /** Bytes of the shortest packet. */
    static final int SHORTEST = DhtPacket.OVERHEAD + AROUND;

    /** Bytes of the longest packet. */
    static final int LONGEST = SHORTEST + LIMIT * PackedNode.LONGEST;

    /** Refuses more nodes than fit. */
    NodesResponse {
        if (nodes.size() > LIMIT) {
            throw new IllegalArgumentException("a nodes response has at most " + LIMIT + " nodes, not " + nodes.size());
        }
        nodes = List.copyOf(nodes);
    }

    /** The bytes for the box. */
    ByteBuffer write() {
        ByteBuffer plain = ByteBuffer.allocate(AROUND + LIMIT * PackedNode.LONGEST);
        plain.put((byte) nodes.size());
        nodes.forEach(node -> new PackedNode(node, false).write(plain));
        return plain.putLong(id).flip();
    }

    /** What a box holds; null if it is anything else, and TCP relays are something else here. */
    static NodesResponse read(ByteBuffer plain) {
        if (plain.remaining() < AROUND) {
            return null;
        }
        int count = plain.get() & 0xff;
        int end = plain.limit() - Long.BYTES;
        List<PackedNode> nodes = PackedNode.readAll(plain.slice(plain.position(), end - plain.position()), LIMIT);
        if (nodes == null || nodes.size() != count || nodes.stream().anyMatch(PackedNode::relay)) {
            return null;
        }
        return new NodesResponse(nodes.stream().map(PackedNode::node).toList(), plain.getLong(end));
    }
}
