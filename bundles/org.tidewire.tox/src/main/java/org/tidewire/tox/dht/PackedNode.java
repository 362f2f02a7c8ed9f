package org.tidewire.tox.dht;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;

/**
 * A node, or a TCP relay, as packets carry it: family[1], ip[4 or 16], port[2], DHT key[32].
 *
 * @param node who and where
 * @param relay whether the address is that of a TCP relay
 */
public record PackedNode(Node node, boolean relay) {
    /** Bytes of the longest. */
    public static final int LONGEST = 51;

    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int TCP = 128;

    /**
     * Puts the node.
     *
     * @param to has room for 39 bytes, or 51 with an IPv6 address
     */
    public void write(ByteBuffer to) {
        InetAddress ip = node.address().getAddress();
        int family = ip instanceof Inet6Address ? IPV6 : IPV4;
        to.put((byte) (relay ? TCP | family : family)).put(ip.getAddress());
        to.putShort((short) node.address().getPort());
        node.key().write(to);
    }

    /**
     * Takes as many nodes as there are, all of them sound.
     *
     * @param from what remains of it is a list of nodes and nothing else
     * @param limit how many there may be
     * @return the nodes; null if anything else lies there
     */
    public static List<PackedNode> readAll(ByteBuffer from, int limit) {
        List<PackedNode> nodes = new ArrayList<>();
        while (from.hasRemaining()) {
            PackedNode node = nodes.size() < limit ? read(from) : null;
            if (node == null) {
                return null;
            }
            nodes.add(node);
        }
        return nodes;
    }

    /**
     * Takes one node.
     *
     * @param from where it begins; left anywhere if it is not sound
     * @return the node; null if it is cut short, of an unknown family, or has no port
     */
    public static PackedNode read(ByteBuffer from) {
        if (!from.hasRemaining()) {
            return null;
        }
        int kind = from.get() & 0xff;
        int family = kind & ~TCP;
        int length = family == IPV4 ? 4 : 16;
        if ((family != IPV4 && family != IPV6) || from.remaining() < length + 2 + PublicKey.SIZE) {
            return null;
        }
        byte[] ip = new byte[length];
        from.get(ip);
        int port = from.getShort() & 0xffff;
        PublicKey key = PublicKey.read(from);
        return port == 0 ? null : new PackedNode(new Node(key, address(ip, port)), (kind & TCP) != 0);
    }

    private static InetSocketAddress address(byte[] ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(ip.length + " bytes are an address", e);
        }
    }
}
