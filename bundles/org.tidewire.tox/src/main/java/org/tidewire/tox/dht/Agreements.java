package org.tidewire.tox.dht;

import java.util.function.Predicate;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Ticker;

/**
 * The keys shared with others, of which strangers can make us agree on only so many a second: an agreement costs as much as
 * hundreds of packets, and a sender's key costs the sender nothing.
 */
final class Agreements {
    private static final int STRANGERS_PER_SECOND = 500;
    private static final int KEPT = 512;

    private final SharedKeys keys;
    private final Predicate<PublicKey> known;
    private final Allowance strangers;
    // Apart, so that strangers cannot push out those from whom we wait for an answer.
    private final Recent<PublicKey, Boolean> asked = new Recent<>(KEPT);
    private final Recent<PublicKey, Boolean> met = new Recent<>(KEPT);

    Agreements(SharedKeys keys, Predicate<PublicKey> known, Ticker ticker) {
        this.keys = keys;
        this.known = known;
        this.strangers = new Allowance(ticker, STRANGERS_PER_SECOND);
    }

    /** Our pair. */
    KeyPair own() {
        return keys.own();
    }

    /** The key for a packet to somebody. */
    BoxKey to(PublicKey receiver) {
        asked.put(receiver, true);
        return keys.with(receiver);
    }

    /** The key for a packet from somebody; null if from ourselves, from no sound key or one stranger too many this second. */
    BoxKey from(PublicKey sender) {
        if (!sender.isCanonical() || sender.equals(own().open())) {
            return null;
        }
        if (asked.get(sender) == null && met.get(sender) == null) {
            if (!known.test(sender) && !strangers.take()) {
                return null;
            }
            met.put(sender, true);
        }
        return keys.with(sender);
    }
}
