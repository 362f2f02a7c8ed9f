package org.tidewire.tox.dht;

import java.util.List;

import org.tidewire.tox.crypto.PublicKey;

/**
 * The list around our own key: 128 buckets by how many leading bits a node's key shares with ours. Who is in and answers
 * stays in, whoever else comes: newcomers cannot drive out proven nodes.
 */
final class Buckets extends NodeList {
    private static final int COUNT = 128;
    private static final int PER_NETWORK = 8;

    Buckets(PublicKey own) {
        super(own, COUNT, PER_NETWORK);
    }

    @Override
    int index(PublicKey key) {
        return Math.min(center().sharedBits(key), COUNT - 1);
    }

    @Override
    NodeEntry loser(List<NodeEntry> bucket, PublicKey newcomer, long now) {
        return bad(bucket, now);
    }
}
