package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tidewire.tox.net.Route;

/** The known ways to one peer, and which of them to use: UDP while it is alive, otherwise a relay. */
final class Routes {
    /** Milliseconds that UDP counts as alive after something came. */
    static final long ALIVE = 8000;

    /** As many relays as peers tell each other of, and an address of each family. */
    private static final int LIMIT = 8;

    private static final Comparator<Way> LATEST = Comparator.comparingLong(way -> way.heard);

    private final List<Way> ways = new ArrayList<>();

    private static final class Way {
        final Route route;
        long heard;

        Way(Route route) {
            this.route = route;
            this.heard = Long.MIN_VALUE;
        }
    }

    /** Adds a way; returns the one that had to go for it, null if none. */
    Route add(Route route) {
        Route gone = null;
        if (ways.size() >= LIMIT && find(route) == null) {
            Way silent = ways.stream().min(LATEST).orElseThrow();
            ways.remove(silent);
            gone = silent.route;
        }
        if (find(route) == null) {
            ways.add(new Way(route));
        }
        return gone;
    }

    boolean has(Route route) {
        return find(route) != null;
    }

    void remove(Route route) {
        ways.removeIf(way -> way.route.equals(route));
    }

    /** Notes that the peer was heard on a way. */
    void heard(Route route, long millis) {
        Way way = find(route);
        if (way != null) {
            way.heard = millis;
        }
    }

    /** The way to use; null if there is none at all. */
    Route best(long millis) {
        Way udp = latest(false);
        Way relay = latest(true);
        boolean alive = udp != null && udp.heard != Long.MIN_VALUE && millis - udp.heard < ALIVE;
        Way best = alive || relay == null ? udp : relay;
        return best == null ? null : best.route;
    }

    /** Sends by every way, as is done until the peer has answered. */
    void sendAll(ByteBuffer packet) {
        for (Way way : List.copyOf(ways)) {
            way.route.send(packet.duplicate());
        }
    }

    /** Sends by the best way; what keeps UDP alive goes by UDP too, so that a relay is not used for ever. */
    void send(ByteBuffer packet, long millis, boolean probe) {
        Route best = best(millis);
        if (best == null) {
            return;
        }
        best.send(probe ? packet.duplicate() : packet);
        if (probe && best.relayed()) {
            ways.stream().filter(way -> !way.route.relayed()).forEach(way -> way.route.send(packet.duplicate()));
        }
    }

    List<Route> all() {
        return ways.stream().map(way -> way.route).toList();
    }

    private Way find(Route route) {
        for (Way way : ways) {
            if (way.route.equals(route)) {
                return way;
            }
        }
        return null;
    }

    private Way latest(boolean relayed) {
        Way latest = null;
        for (Way way : ways) {
            if (way.route.relayed() == relayed && (latest == null || way.heard > latest.heard)) {
                latest = way;
            }
        }
        return latest;
    }
}
