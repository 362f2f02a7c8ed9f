package org.tidewire.tox.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A way to a peer over UDP. Equal to another by its address.
 *
 * @param address the peer's
 * @param datagrams the way out
 */
public record UdpRoute(InetSocketAddress address, Datagrams datagrams) implements Route {
    @Override
    public void send(ByteBuffer packet) {
        datagrams.send(address, packet);
    }

    @Override
    public boolean relayed() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UdpRoute route && address.equals(route.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return "udp " + address.getAddress().getHostAddress() + " port " + address.getPort();
    }
}
