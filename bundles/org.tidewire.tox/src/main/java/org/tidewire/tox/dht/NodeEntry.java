package org.tidewire.tox.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;

/** A node in a list. It got there by answering, and leaves by no longer doing so. Times are milliseconds. */
final class NodeEntry {
    private static final long BAD = 122_000;
    private static final long DEAD = 182_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private Node node;
    private InetAddress network;
    private long heard;
    private long asked = NEVER;

    /** A node that answered at this time. */
    NodeEntry(Node node, long heard) {
        this.node = node;
        this.network = Addresses.network(node.address());
        this.heard = heard;
    }

    Node node() {
        return node;
    }

    PublicKey key() {
        return node.key();
    }

    InetSocketAddress address() {
        return node.address();
    }

    InetAddress network() {
        return network;
    }

    long heard() {
        return heard;
    }

    /** When it was last asked for this list; long ago if never. */
    long asked() {
        return asked;
    }

    /** Notes that it is asked now. */
    void ask(long now) {
        asked = now;
    }

    /**
     * Notes an answer. Another address replaces the old one, for nodes do move; but not a public one a private one that
     * works, or a neighbour would be talked to through the router.
     */
    void answer(Node answered, long now) {
        boolean other = !answered.address().equals(node.address());
        if (other && !bad(now) && Addresses.isPrivate(node.address()) && !Addresses.isPrivate(answered.address())) {
            return;
        }
        if (other) {
            node = answered;
            network = Addresses.network(answered.address());
        }
        heard = Math.max(heard, now);
    }

    /** Whether it was silent for so long that it is told to nobody and gives way to others. */
    boolean bad(long now) {
        return now - heard >= BAD;
    }

    /** Whether it was silent for so long that it is dropped. */
    boolean dead(long now) {
        return now - heard >= DEAD;
    }
}
