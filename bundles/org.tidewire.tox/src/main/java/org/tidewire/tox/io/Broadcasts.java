package org.tidewire.tox.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.node.ToxNode;

/** Tells the local network that a node is there (Tox specification, LAN discovery). Belongs to the node's thread. */
final class Broadcasts {
    private static final long PERIOD = 10_000;

    /** Further ports called in each round, so that in the end everybody is who did not get the first. */
    private static final int MORE = 4;

    /** Where to reach everybody. */
    interface Networks {
        List<InetAddress> broadcast() throws IOException;
    }

    private final ToxNode node;
    private final Networks networks;
    private long last;
    private boolean begun;
    private int next = PortRange.USUAL.first() + 1;

    /** A node that calls everybody in the networks this machine is in. */
    Broadcasts(ToxNode node) {
        this(node, Broadcasts::everybody);
    }

    Broadcasts(ToxNode node, Networks networks) {
        this.node = node;
        this.networks = networks;
    }

    /** Calls, if it is time. */
    void tick(long now) throws IOException {
        if (begun && now - last < PERIOD) {
            return;
        }
        begun = true;
        last = now;
        List<InetAddress> everybody = networks.broadcast();
        call(everybody, PortRange.USUAL.first());
        for (int i = 0; i < MORE; i++) {
            call(everybody, next);
            next = next == PortRange.USUAL.last() ? PortRange.USUAL.first() + 1 : next + 1;
        }
    }

    private void call(List<InetAddress> everybody, int port) {
        everybody.forEach(address -> node.discover(new InetSocketAddress(address, port)));
    }

    private static List<InetAddress> everybody() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp() && !network.isLoopback()) {
                network.getInterfaceAddresses().stream()
                        .map(InterfaceAddress::getBroadcast)
                        .filter(broadcast -> broadcast != null)
                        .forEach(addresses::add);
            }
        }
        return addresses;
    }
}
