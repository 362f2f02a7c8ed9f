package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;

/**
 * How savedata says which nodes were there. They are hints, not worth refusing an identity for: what is not sound ends the
 * list.
 */
final class NodeSection {
    private static final int DHT = 0x0159000d;
    private static final int MARK = 0x11ce;
    private static final int NODES = 4;

    private NodeSection() {}

    static List<PackedNode> read(ByteBuffer body) {
        List<PackedNode> nodes = new ArrayList<>();
        PackedNode node = PackedNode.read(body);
        while (node != null) {
            nodes.add(node);
            node = PackedNode.read(body);
        }
        return nodes;
    }

    static byte[] write(List<PackedNode> nodes) {
        ByteBuffer to = ByteBuffer.allocate(nodes.size() * PackedNode.LONGEST);
        nodes.forEach(node -> node.write(to));
        return Arrays.copyOf(to.array(), to.position());
    }

    /** The nodes in a DHT section. */
    static List<PackedNode> readDht(ByteBuffer body) {
        for (Section part : parts(body)) {
            if (part.type() == NODES) {
                return read(part.body());
            }
        }
        return List.of();
    }

    private static List<Section> parts(ByteBuffer body) {
        body.order(ByteOrder.LITTLE_ENDIAN);
        if (body.remaining() < Integer.BYTES || body.getInt() != DHT) {
            return List.of();
        }
        try {
            return Section.readAll(body, MARK, -1);
        } catch (IllegalArgumentException e) {
            // Hints only, see above.
            return List.of();
        }
    }

    /** A DHT section that holds these nodes and nothing else. */
    static byte[] writeDht(List<PackedNode> nodes) {
        Section part = new Section(NODES, write(nodes));
        ByteBuffer to = ByteBuffer.allocate(Integer.BYTES + Section.HEAD + part.length());
        to.order(ByteOrder.LITTLE_ENDIAN).putInt(DHT);
        part.write(to, MARK);
        return to.array();
    }
}
