package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;

/** The list around a searched key: the 8 nodes nearest to it, and once it is found the node itself. */
final class Search extends NodeList {
    private static final int PER_NETWORK = 2;

    private InetSocketAddress told;

    Search(PublicKey wanted) {
        super(wanted, 1, PER_NETWORK);
    }

    /** The address of the searched node if it is another than at the last call; null if there is nothing new. */
    InetSocketAddress news(long now) {
        NodeEntry entry = get(center());
        InetSocketAddress address = entry == null || entry.bad(now) ? null : entry.address();
        boolean same = address == null || address.equals(told);
        told = address;
        return same ? null : address;
    }

    @Override
    int index(PublicKey key) {
        return 0;
    }

    @Override
    NodeEntry loser(List<NodeEntry> bucket, PublicKey newcomer, long now) {
        NodeEntry bad = bad(bucket, now);
        if (bad != null) {
            return bad;
        }
        NodeEntry farthest = bucket.get(0);
        for (NodeEntry entry : bucket) {
            farthest = center().nearer(entry.key(), farthest.key()) > 0 ? entry : farthest;
        }
        return center().nearer(newcomer, farthest.key()) < 0 ? farthest : null;
    }
}
