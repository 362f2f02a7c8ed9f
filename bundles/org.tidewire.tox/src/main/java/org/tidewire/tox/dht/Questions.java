package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;

/** Asks nodes, and knows an answer when it sees one. Sends nothing to an address where no single host can be. */
final class Questions {
    private static final long PING_VALID = 5_000;
    private static final long NODES_VALID = 60_000;
    private static final long RECENT = 2_000;
    private static final int RECENT_LIMIT = 512;

    private final DhtPacket packets;
    private final Datagrams datagrams;
    private final Ticker ticker;
    private final Pending pings;
    private final Pending nodes;
    private final Recent<NodeAndKey, Long> recent = new Recent<>(RECENT_LIMIT);

    private record NodeAndKey(Node node, PublicKey wanted) {}

    Questions(DhtPacket packets, Datagrams datagrams, Ticker ticker, SecureRandom random) {
        this.packets = packets;
        this.datagrams = datagrams;
        this.ticker = ticker;
        this.pings = new Pending(PING_VALID, random);
        this.nodes = new Pending(NODES_VALID, random);
    }

    /** Asks a node whether it is there. */
    void ping(Node node) {
        if (Addresses.usable(node.address())) {
            Ping ping = new Ping(DhtPacket.PING_REQUEST, pings.add(node, null, ticker.millis()));
            datagrams.send(node.address(), packets.seal(DhtPacket.PING_REQUEST, node.key(), ping.write()));
        }
    }

    /** Asks a node for the nodes nearest to a key. */
    void nodes(Node node, PublicKey wanted) {
        if (Addresses.usable(node.address())) {
            long now = ticker.millis();
            recent.put(new NodeAndKey(node, wanted), now);
            NodesRequest request = new NodesRequest(wanted, nodes.add(node, wanted, now));
            datagrams.send(node.address(), packets.seal(DhtPacket.NODES_REQUEST, node.key(), request.write()));
        }
    }

    /** Whether a node was asked for a key's nodes in the last seconds. */
    boolean asked(Node node, PublicKey wanted) {
        Long asked = recent.get(new NodeAndKey(node, wanted));
        return asked != null && ticker.millis() - asked < RECENT;
    }

    /** The question a ping response answers; null if none. */
    Pending.Question answered(Ping response, PublicKey sender, InetSocketAddress from) {
        return pings.take(response.id(), sender, from, ticker.millis());
    }

    /** The question a nodes response answers; null if none. */
    Pending.Question answered(NodesResponse response, PublicKey sender, InetSocketAddress from) {
        return nodes.take(response.id(), sender, from, ticker.millis());
    }
}
