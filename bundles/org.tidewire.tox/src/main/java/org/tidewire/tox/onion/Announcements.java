package org.tidewire.tox.onion;

import java.util.HashMap;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Ticker;

/** Who is announced here: at most 160, those nearest to our DHT key, each for 300 seconds. Belongs to one thread. */
final class Announcements {
    /** The most that are kept. */
    static final int LIMIT = 160;

    private static final long LIFE = 300_000;

    private final PublicKey own;
    private final Ticker ticker;
    private final Map<PublicKey, Announcement> kept = new HashMap<>();

    Announcements(PublicKey own, Ticker ticker) {
        this.own = own;
        this.ticker = ticker;
    }

    /** Who is announced under a key; null if nobody is. */
    Announcement get(PublicKey key) {
        Announcement found = kept.get(key);
        return found == null || expired(found) ? null : found;
    }

    /** Keeps an announcement in place of an older one of the same key; a far one makes way for it. */
    void put(Announcement announcement) {
        if (!kept.containsKey(announcement.key()) && kept.size() >= LIMIT) {
            forgetExpired();
            PublicKey farthest = kept.keySet().stream().max(own::nearer).orElse(null);
            if (kept.size() >= LIMIT && own.nearer(announcement.key(), farthest) >= 0) {
                return;
            }
            if (kept.size() >= LIMIT) {
                kept.remove(farthest);
            }
        }
        kept.put(announcement.key(), announcement);
    }

    /** Forgets those that were not renewed. */
    void forgetExpired() {
        kept.values().removeIf(this::expired);
    }

    int size() {
        return kept.size();
    }

    private boolean expired(Announcement announcement) {
        return ticker.millis() - announcement.millis() >= LIFE;
    }
}
