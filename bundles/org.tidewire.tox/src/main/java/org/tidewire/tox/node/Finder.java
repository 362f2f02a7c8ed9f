package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.DhtKeyAnnounce;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.UdpRoute;

/**
 * Finds out where friends are, by whatever tells it, and dials them. A friend is looked for while it has no link, and also
 * while it says that it is elsewhere than the link leads: then it was restarted, and the link is about to die.
 */
final class Finder {
    /** Milliseconds for which a DHT key that nothing confirms is believed. */
    private static final long BELIEVED = 122_000;

    /** Milliseconds between two calls at an address of the address book. */
    private static final long CALL = 10_000;

    /** Milliseconds between two tries of keys that are not known to be a friend's. */
    private static final long TRIAL = 10_000;

    private final Friendships friends;
    private final Ways ways;
    private final Datagrams datagrams;
    private Layers layers;
    private Announcer announcer;
    private Lookout lookout;
    private boolean connected;

    Finder(Friendships friends, Ways ways, Datagrams datagrams) {
        this.friends = friends;
        this.ways = ways;
        this.datagrams = datagrams;
    }

    /** Gives it the layers, which tell it of what they find from then on. Called once, before anything else. */
    void join(Layers joined) {
        layers = joined;
        announcer = new Announcer(joined, ways);
        lookout = new Lookout(friends, joined, ways.ticker());
    }

    void begin(Friendship friend) {
        layers.onion().search(friend.key());
        Node place = friend.contact().place();
        if (place != null) {
            // Most nodes outlive a restart of ours, and then nobody need be asked where the friend is.
            lookout.learned(friend, place.key());
            // Should it have been restarted as well, it shows up there with another key.
            friend.where.at(place.address());
            dial(friend, place.key(), new UdpRoute(place.address(), datagrams));
        }
        tick(friend, ways.ticker().millis());
    }

    void end(Friendship friend) {
        layers.onion().forget(friend.key());
        lookout.lose(friend);
    }

    /** Gives up a link that is only beginning. */
    void hangUp(Friendship friend) {
        Link begun = layers.links().beginning(friend.key());
        if (begun != null) {
            begun.kill();
        }
    }

    /** Does what is due for all friends. */
    void tick(long now) {
        boolean anybody = layers.dht().size() > 0;
        boolean back = anybody && !connected;
        connected = anybody;
        for (Friendship friend : friends.all()) {
            if (back && friend.isSought()) {
                // Searches have become slow while there was no network; what they missed is made up for at once.
                layers.onion().search(friend.key());
            }
            tick(friend, now);
        }
    }

    /** Does what is due for a friend. */
    void tick(Friendship friend, long now) {
        if (!friend.isSought()) {
            lookout.confirm(friend, friend.link());
            announcer.shareRelays(friend, now);
            return;
        }
        if (friend.where.dhtKey() != null && friend.where.age(now) >= BELIEVED) {
            lookout.doubt(friend);
        }
        if (friend.link() == null && friend.call.due(now, CALL)) {
            friend.contact().calls().forEach(layers.dht()::discover);
        }
        announcer.announce(friend, now);
        Link begun = layers.links().beginning(friend.key());
        if (begun == null || friend.where.at(begun.dhtKey())) {
            dial(friend);
        }
    }

    /** Tries every way that is known now. */
    private void dial(Friendship friend) {
        PublicKey dhtKey = friend.where.dhtKey();
        if (dhtKey == null) {
            return;
        }
        InetSocketAddress address = layers.dht().find(dhtKey);
        if (address != null) {
            dial(friend, dhtKey, new UdpRoute(address, datagrams));
        }
        layers.relays().routes(dhtKey).forEach(route -> dial(friend, dhtKey, route));
    }

    private void dial(Friendship friend, PublicKey dhtKey, Route route) {
        layers.links().dial(friend.key(), dhtKey, route);
    }

    /** A friend has proved which DHT key it has. */
    void learned(Friendship friend, PublicKey dhtKey) {
        lookout.learned(friend, dhtKey);
    }

    /** A friend tells relays of its own. */
    void relays(Friendship friend, List<PackedNode> nodes) {
        lookout.relays(friend, nodes);
    }

    /** A friend tells where it is, and proves by its box that it is the friend; whether by a detour nobody can tell. */
    void announced(Friendship friend, DhtKeyAnnounce announce) {
        if (!friend.where.isNews(announce)) {
            return;
        }
        lookout.learned(friend, announce.dhtKey());
        lookout.relays(friend, announce.nodes());
        for (PackedNode node : announce.nodes()) {
            if (!node.relay()) {
                layers.dht().ask(node.node(), announce.dhtKey());
            }
        }
        if (friend.link() != null && friend.isSought()) {
            // It was restarted. Our own announce makes it dial, and its handshake takes the dying link's place.
            layers.onion().search(friend.key());
        }
        tick(friend, ways.ticker().millis());
    }

    /** A DHT key is known to be at an address. */
    void found(PublicKey dhtKey, InetSocketAddress address) {
        for (Friendship friend : friends.at(dhtKey)) {
            friend.where.at(address);
            dial(friend, dhtKey, new UdpRoute(address, datagrams));
        }
    }

    /**
     * Somebody is at an address. Whom the address book has there is dialled, and who was there with another key, since that is
     * what a restart looks like. Only the friend can link; another one who sits there learns our real key and that we tried.
     */
    void seen(PublicKey dhtKey, InetSocketAddress address) {
        long now = ways.ticker().millis();
        for (Friendship friend : friends.all()) {
            boolean booked =
                    friend.link() == null && friend.contact().addresses().contains(address);
            boolean news = !friend.where.at(dhtKey) && (booked || friend.where.wasAt(address));
            if (news && friend.trial.due(now, TRIAL)) {
                dial(friend, dhtKey, new UdpRoute(address, datagrams));
            }
        }
    }

    /** A relay leads to a DHT key. */
    void reachable(PublicKey dhtKey, Route route) {
        friends.at(dhtKey).forEach(friend -> dial(friend, dhtKey, route));
    }

    /** Somebody stores where a friend is. */
    void stored(PublicKey key) {
        Friendship friend = friends.get(key);
        if (friend != null && friend.isSought()) {
            friend.onionAnnounce.reset();
            announcer.announce(friend, ways.ticker().millis());
        }
    }

    /** A friend is linked. */
    void linked(Friendship friend, Link link) {
        lookout.learned(friend, link.dhtKey());
        lookout.confirm(friend, link);
        friend.trial.reset(); // who was tried is the friend, so its next restart need not wait
        layers.onion().forget(friend.key());
    }

    /** A friend is linked no more. */
    void unlinked(Friendship friend) {
        layers.onion().search(friend.key());
    }
}
