package org.tidewire.tox.onion;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/** A node near a target that has answered, and what it holds of the target. Belongs to one thread. */
final class Holder {
    /** After so many requests without an answer it is given up. */
    private static final int TRIES = 3;

    /** As long as nodes keep an announcement. */
    private static final long LIFE = 300_000;

    private final Node node;
    private Passage passage;
    private PingId pingId;
    private PublicKey dataKey;
    private boolean stored;
    private long storedSince;
    private long answered;
    private long asked;
    private int silent;

    Holder(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    /** How to ask next: the same way if it is still good; null for another. */
    Passage passage() {
        return silent == 0 && passage != null && passage.open() ? passage : null;
    }

    /** What to announce with on a passage: the node has told it to another place if it is not the same. */
    PingId pingId(Passage on) {
        return pingId != null && on == passage ? pingId : PingId.NONE;
    }

    /** For whom onion data to the target is to be sealed; null if the node does not store the target. */
    PublicKey dataKey() {
        return dataKey;
    }

    void asked(long now) {
        asked = now;
        silent++;
    }

    long lastAsked() {
        return asked;
    }

    boolean waiting() {
        return silent > 0;
    }

    boolean lost() {
        return silent >= TRIES;
    }

    /** Takes an answer in. */
    void answered(Passage by, AnnounceResponse answer, boolean holds, long now) {
        if (!holds || !stored || by != passage) {
            storedSince = now;
        }
        silent = 0;
        passage = by;
        pingId = answer.pingId();
        dataKey = answer.dataKey();
        stored = holds;
        answered = now;
    }

    /** Whether it stores the target, by what it said last. */
    boolean stores(long now) {
        return stored && now - answered < LIFE;
    }

    /** For how many milliseconds it has stored the target and been reached in the same way, 0 if that may end any time. */
    long steady(long now) {
        return stores(now) && passage.lasts() ? now - storedSince : 0;
    }
}
