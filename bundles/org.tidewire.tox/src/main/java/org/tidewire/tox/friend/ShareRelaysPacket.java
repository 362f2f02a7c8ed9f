package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.dht.PackedNode;

/**
 * TCP relays through which the sender can be reached, packet 17: packed nodes.
 *
 * @param relays 0 to 3, all of them relays
 */
public record ShareRelaysPacket(List<PackedNode> relays) {
    /** How many there may be. */
    public static final int LIMIT = 3;

    /**
     * Checks the relays; copies the list.
     *
     * @throws IllegalArgumentException if there are too many or one is no relay
     */
    public ShareRelaysPacket {
        relays = List.copyOf(relays);
        if (relays.size() > LIMIT || !relays.stream().allMatch(PackedNode::relay)) {
            throw new IllegalArgumentException("at most " + LIMIT + " TCP relays may be shared, not " + relays);
        }
    }

    /**
     * Reads a packet.
     *
     * @param body what follows the packet's id; taken whole
     * @return the packet; null if it is anything but 0 to 3 relays
     */
    public static ShareRelaysPacket read(ByteBuffer body) {
        List<PackedNode> relays = PackedNode.readAll(body, LIMIT);
        if (relays == null || !relays.stream().allMatch(PackedNode::relay)) {
            return null;
        }
        return new ShareRelaysPacket(relays);
    }

    /**
     * Writes the packet.
     *
     * @return what follows the packet's id
     */
    public ByteBuffer write() {
        ByteBuffer body = ByteBuffer.allocate(LIMIT * PackedNode.LONGEST);
        relays.forEach(relay -> relay.write(body));
        return body.flip();
    }
}
