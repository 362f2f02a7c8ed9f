package org.tidewire.tox.io;

import java.net.InetAddress;

import org.tidewire.tox.onion.OnionMode;

/**
 * Where and how a node runs.
 *
 * @param address where it listens; an unspecified IPv6 address means IPv4 too
 * @param ports which UDP ports it may take
 * @param udp whether it uses UDP; if not it is reached through TCP relays alone
 * @param onion what its search for friends hides
 * @param lanDiscovery whether it tells everybody in the local network that it is there
 */
public record NodeSettings(InetAddress address, PortRange ports, boolean udp, OnionMode onion, boolean lanDiscovery) {
    /**
     * The same with other ports.
     *
     * @param other those
     * @return the settings
     */
    public NodeSettings withPorts(PortRange other) {
        return new NodeSettings(address, other, udp, onion, lanDiscovery);
    }
}
