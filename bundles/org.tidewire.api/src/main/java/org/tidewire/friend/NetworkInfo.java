package org.tidewire.friend;

/**
 * How a node stands in its network at one moment. Immutable.
 *
 * @param key the node's key in the network, new at each start, by which others may bootstrap from it; for Tox the DHT key, 64
 *     hex digits
 * @param address the IP address it listens on
 * @param port the UDP port it listens on; 0 if it does not use UDP
 * @param nodes how many other nodes near it are known; 0 means that the network was not found yet
 * @param relays to how many TCP relays it is connected
 * @param announced whether friends can find it by its id
 */
public record NetworkInfo(String key, String address, int port, int nodes, int relays, boolean announced) {}
