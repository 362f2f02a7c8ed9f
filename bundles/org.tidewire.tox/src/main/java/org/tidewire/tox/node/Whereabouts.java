package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.DhtKeyAnnounce;

/** What is known of where a friend is. */
final class Whereabouts {
    /** Relays of a friend that are remembered. */
    private static final int RELAYS = 3;

    private final List<Node> relays = new ArrayList<>();
    private PublicKey dhtKey;
    private InetSocketAddress address;
    private Node place;
    private long confirmed;
    private long lastNoReplay;

    /** The friend's DHT key; null if it is unknown. */
    PublicKey dhtKey() {
        return dhtKey;
    }

    boolean at(PublicKey key) {
        return key.equals(dhtKey);
    }

    /** Notes the friend's DHT key, proven now. */
    void confirm(PublicKey key, long now) {
        dhtKey = key;
        confirmed = now;
    }

    /** Notes where the friend answered with the key it has. */
    void at(InetSocketAddress answered) {
        address = answered;
        place = new Node(dhtKey, answered);
    }

    /** Whether the friend was there when it was heard of last. */
    boolean wasAt(InetSocketAddress other) {
        return other.equals(address);
    }

    /** The friend's node, by which it can be dialled again; null if it was never reached by UDP with the key it has. */
    Node place() {
        return place != null && at(place.key()) ? place : null;
    }

    /** Milliseconds since the key was proven. */
    long age(long now) {
        return now - confirmed;
    }

    /** Forgets the key, not the relays. */
    void lose() {
        dhtKey = null;
    }

    /** Whether an announce is newer than all before: an old one that somebody recorded leads astray. */
    boolean isNews(DhtKeyAnnounce announce) {
        if (Long.compareUnsigned(announce.noReplay(), lastNoReplay) <= 0) {
            return false;
        }
        lastNoReplay = announce.noReplay();
        return true;
    }

    /** Notes relays; the newest stay. */
    void relays(List<PackedNode> nodes) {
        for (PackedNode node : nodes) {
            if (node.relay()) {
                relays.remove(node.node());
                relays.add(0, node.node());
            }
        }
        while (relays.size() > RELAYS) {
            relays.remove(relays.size() - 1);
        }
    }

    List<Node> relays() {
        return relays;
    }
}
