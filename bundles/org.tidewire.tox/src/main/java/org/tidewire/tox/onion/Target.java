package org.tidewire.tox.onion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Ticker;

/** A real key whose neighbourhood we ask: our own to be announced there, or a friend's. Belongs to one thread. */
final class Target {
    private static final int OWN_HOLDERS = 12;
    private static final int FRIEND_HOLDERS = 8;

    /** Nodes asked of late that are remembered, not to be asked again too soon. */
    private static final int ASKED = 64;

    private static final long ASKED_LIFE = 10_000;

    /** Requests a second, whatever nodes answer. */
    private static final int REQUESTS = 24;

    private final PublicKey wanted;
    private final SharedKeys keys;
    private final PublicKey dataKey;
    private final Ticker ticker;
    private final Allowance allowance;
    private final List<Holder> holders = new ArrayList<>();
    private final Map<PublicKey, Long> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, Long> eldest) {
            return size() > ASKED;
        }
    };
    private long since;
    private long seeded;
    private boolean begun;
    private boolean found;

    private Target(PublicKey wanted, KeyPair asker, PublicKey dataKey, Ticker ticker) {
        this.wanted = wanted;
        keys = new SharedKeys(asker);
        this.dataKey = dataKey;
        this.ticker = ticker;
        allowance = new Allowance(ticker, REQUESTS);
        since = ticker.millis();
    }

    /** Ourselves, with the key that data to us is to be sealed for. */
    static Target self(KeyPair real, PublicKey dataKey, Ticker ticker) {
        return new Target(real.open(), real, dataKey, ticker);
    }

    /** A friend, asked for with a key of no other use. */
    static Target friend(PublicKey friend, KeyPair temporary, Ticker ticker) {
        return new Target(friend, temporary, PublicKey.of(new byte[PublicKey.SIZE]), ticker);
    }

    boolean self() {
        return wanted.equals(keys.own().open());
    }

    PublicKey wanted() {
        return wanted;
    }

    /** The keys between who asks and the nodes. */
    SharedKeys keys() {
        return keys;
    }

    PublicKey dataKey() {
        return dataKey;
    }

    /** Milliseconds since the search began. */
    long age() {
        return ticker.millis() - since;
    }

    /** Begins anew to search eagerly; what was found is kept. */
    void restart() {
        since = ticker.millis();
        begun = false;
    }

    /** Whether it is time to ask nodes that we know for this, which then counts as done. */
    boolean seeds(long interval) {
        long now = ticker.millis();
        if (holders.size() >= capacity() || (begun && now - seeded < interval)) {
            return false;
        }
        begun = true;
        seeded = now;
        return true;
    }

    /** The nodes that answered, nearest first; a copy. */
    List<Holder> holders() {
        return List.copyOf(holders);
    }

    Holder holder(PublicKey node) {
        return holders.stream()
                .filter(holder -> holder.node().key().equals(node))
                .findFirst()
                .orElse(null);
    }

    /** Whether a node that is no holder would be one if it answered. */
    boolean wants(PublicKey node) {
        return holders.size() < capacity()
                || wanted.nearer(node, farthest().node().key()) < 0;
    }

    /** Takes a wanted node in, the farthest makes way. */
    void admit(Holder holder) {
        if (holders.size() >= capacity()) {
            holders.remove(farthest());
        }
        holders.add(holder);
        holders.sort((a, b) -> wanted.nearer(a.node().key(), b.node().key()));
    }

    void remove(Holder holder) {
        holders.remove(holder);
    }

    /** Whether a node may be asked that is no holder, which then counts as asked. */
    boolean mayAsk(PublicKey node) {
        long now = ticker.millis();
        Long last = asked.get(node);
        if ((last != null && now - last < ASKED_LIFE) || !allowance.take()) {
            return false;
        }
        asked.remove(node);
        asked.put(node, now);
        return true;
    }

    /** Whether some node stores it. */
    boolean stored() {
        long now = ticker.millis();
        return holders.stream().anyMatch(holder -> holder.stores(now));
    }

    /** Whether it is stored and was not before, which is told once. */
    boolean newlyStored() {
        boolean before = found;
        found = stored();
        return found && !before;
    }

    /** Notes when it is stored no more, so that the next time is told again. */
    void noticeLoss() {
        found = found && stored();
    }

    private int capacity() {
        return self() ? OWN_HOLDERS : FRIEND_HOLDERS;
    }

    private Holder farthest() {
        return holders.get(holders.size() - 1);
    }
}
