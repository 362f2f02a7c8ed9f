package org.tidewire.tox.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Route;

/** Links by friend, one each, and by the ways that lead to them. */
final class Table {
    private final Map<PublicKey, Link> friends = new HashMap<>();
    private final Map<Route, Link> routes = new HashMap<>();

    Link of(PublicKey friend) {
        return friends.get(friend);
    }

    Link by(Route route) {
        return routes.get(route);
    }

    boolean has(Link link) {
        return friends.get(link.friend()) == link;
    }

    /** Whether a link leads to this DHT key. */
    boolean leadsTo(PublicKey dhtKey) {
        for (Link link : friends.values()) {
            if (link.dhtKey().equals(dhtKey)) {
                return true;
            }
        }
        return false;
    }

    void put(Link link) {
        friends.put(link.friend(), link);
        link.routes().forEach(route -> routes.put(route, link));
    }

    void route(Route route, Link link) {
        routes.put(route, link);
    }

    void unroute(Route route, Link link) {
        routes.remove(route, link);
    }

    void remove(Link link) {
        friends.remove(link.friend(), link);
        routes.values().removeIf(other -> other == link);
    }

    /** All links at present, to go through while they come and go. */
    Collection<Link> all() {
        return List.copyOf(friends.values());
    }
}
