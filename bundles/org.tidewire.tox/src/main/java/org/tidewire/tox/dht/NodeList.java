package org.tidewire.tox.dht;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;

/**
 * Nodes around a key, in buckets of 8. Only who answered is offered; a node of one public network gets only so many places,
 * so that one host with many keys cannot take them all. Times are milliseconds.
 */
abstract class NodeList {
    /** Places in a bucket. */
    static final int BUCKET = 8;

    private final PublicKey center;
    private final List<List<NodeEntry>> buckets = new ArrayList<>();
    private final int perNetwork;

    NodeList(PublicKey center, int buckets, int perNetwork) {
        this.center = center;
        this.perNetwork = perNetwork;
        for (int i = 0; i < buckets; i++) {
            this.buckets.add(new ArrayList<>(0));
        }
    }

    /** Which bucket a key belongs to. */
    abstract int index(PublicKey key);

    /** Who gives way in a full bucket to a newcomer; null if nobody does. */
    abstract NodeEntry loser(List<NodeEntry> bucket, PublicKey newcomer, long now);

    /** The key that the nodes are around. */
    final PublicKey center() {
        return center;
    }

    /** All nodes, nearest buckets last; a copy. */
    final List<NodeEntry> entries() {
        List<NodeEntry> all = new ArrayList<>();
        buckets.forEach(all::addAll);
        return all;
    }

    /** The entry of a key; null if it has none. */
    final NodeEntry get(PublicKey key) {
        for (NodeEntry entry : buckets.get(index(key))) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether a node would get a place, or its place back, if it answered. */
    final boolean wants(Node node, long now) {
        NodeEntry entry = get(node.key());
        if (entry != null) {
            return entry.bad(now);
        }
        List<NodeEntry> bucket = buckets.get(index(node.key()));
        return (bucket.size() < BUCKET || loser(bucket, node.key(), now) != null) && !crowded(node);
    }

    /** Notes that a node answered at some time, and gives it a place if there is one for it; null if there is none. */
    final NodeEntry answered(Node node, long heard, long now) {
        NodeEntry entry = get(node.key());
        if (entry != null) {
            entry.answer(node, heard);
            return entry;
        }
        if (!wants(node, now)) {
            return null;
        }
        List<NodeEntry> bucket = buckets.get(index(node.key()));
        if (bucket.size() >= BUCKET) {
            bucket.remove(loser(bucket, node.key(), now));
        }
        NodeEntry added = new NodeEntry(node, heard);
        bucket.add(added);
        return added;
    }

    /** Drops who was silent for too long. */
    final void expire(long now) {
        buckets.forEach(bucket -> bucket.removeIf(entry -> entry.dead(now)));
    }

    /** The one silent for longest, if it is bad; null otherwise. */
    static NodeEntry bad(List<NodeEntry> bucket, long now) {
        NodeEntry worst = null;
        for (NodeEntry entry : bucket) {
            if (entry.bad(now) && (worst == null || entry.heard() - worst.heard() < 0)) {
                worst = entry;
            }
        }
        return worst;
    }

    private boolean crowded(Node node) {
        if (Addresses.isPrivate(node.address()) || node.key().equals(center)) {
            return false;
        }
        InetAddress network = Addresses.network(node.address());
        int places = 0;
        for (List<NodeEntry> bucket : buckets) {
            for (NodeEntry entry : bucket) {
                places += entry.network().equals(network) ? 1 : 0;
            }
        }
        return places >= perNetwork;
    }
}
