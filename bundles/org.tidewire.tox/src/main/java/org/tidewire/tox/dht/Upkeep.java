package org.tidewire.tox.dht;

import java.util.List;
import java.util.Random;

import org.tidewire.tox.crypto.PublicKey;

/** The timers of one list: drops who is silent, checks everybody and asks around (Tox specification, DHT node state). */
final class Upkeep {
    private static final long CHECK = 60_000;
    private static final long PERIOD = 20_000;
    private static final long QUICK_PERIOD = 1_000;
    private static final int QUICK = 5;

    private final NodeList list;
    private final Questions questions;
    private final Random random;
    private final boolean wide;
    private int quick;
    private long last;

    /** Timers of a list; if it is to be wide, random keys are asked for too, or its far buckets would stay empty. */
    Upkeep(NodeList list, Questions questions, Random random, boolean wide) {
        this.list = list;
        this.questions = questions;
        this.random = random;
        this.wide = wide;
    }

    /** Does what is due. */
    void tick(long now) {
        list.expire(now);
        List<NodeEntry> entries = list.entries();
        if (entries.isEmpty()) {
            quick = 0;
            return;
        }
        for (NodeEntry entry : entries) {
            if (now - entry.asked() >= CHECK) {
                check(entry, now);
            }
        }
        if (quick == 0 || now - last >= (quick < QUICK ? QUICK_PERIOD : PERIOD)) {
            questions.nodes(any(entries), list.center());
            if (wide) {
                questions.nodes(any(entries), anyKey());
            }
            quick = Math.min(QUICK, quick + 1);
            last = now;
        }
    }

    private void check(NodeEntry entry, long now) {
        entry.ask(now);
        questions.nodes(entry.node(), list.center());
        // An empty nodes response counts for nothing, and a node that may tell us of nobody can send no other.
        if (now - entry.heard() >= CHECK) {
            questions.ping(entry.node());
        }
    }

    private Node any(List<NodeEntry> entries) {
        return entries.get(random.nextInt(entries.size())).node();
    }

    private PublicKey anyKey() {
        byte[] key = new byte[PublicKey.SIZE];
        random.nextBytes(key);
        return PublicKey.of(key);
    }
}
