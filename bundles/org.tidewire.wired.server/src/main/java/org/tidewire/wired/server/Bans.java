package org.tidewire.wired.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which addresses are kept out for a while; forgotten when the server stops. May be used from any thread. */
final class Bans {
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** Keeps an address out from now on. */
    void add(String place, Duration length) {
        until.put(place, System.nanoTime() + length.toNanos());
    }

    boolean holds(String place) {
        long now = System.nanoTime();
        until.values().removeIf(end -> end - now <= 0);
        return until.containsKey(place);
    }
}
