package org.tidewire.tox.node;

import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Ticker;
import org.tidewire.tox.net.UdpRoute;

/**
 * Keeps the layers on the lookout for the DHT keys that friends have, or say that they have, and for no others. What one
 * friend says takes nothing from another.
 */
final class Lookout {
    /** Milliseconds for which a friend's relays stay what they are; each new one makes us dial somebody. */
    private static final long RELAYS = 10_000;

    private final Friendships friends;
    private final Layers layers;
    private final Ticker ticker;

    Lookout(Friendships friends, Layers layers, Ticker ticker) {
        this.friends = friends;
        this.layers = layers;
        this.ticker = ticker;
    }

    /** A friend has proved which DHT key it has. */
    void learned(Friendship friend, PublicKey dhtKey) {
        if (dhtKey.equals(layers.dhtKeys().own().open())) {
            return;
        }
        PublicKey before = friend.where.dhtKey();
        friend.where.confirm(dhtKey, ticker.millis());
        if (!dhtKey.equals(before)) {
            layers.dht().search(dhtKey);
            // Before the old key is dropped, so that relays that both need stay connected.
            layers.relays().connect(dhtKey, friends.relays(dhtKey));
            drop(before);
            friend.dhtAnnounce.reset();
        }
    }

    /** A friend tells nodes, of which the relays are its own. */
    void relays(Friendship friend, List<PackedNode> nodes) {
        boolean any = nodes.stream().anyMatch(PackedNode::relay);
        if (any && friend.where.dhtKey() != null && friend.relayNews.due(ticker.millis(), RELAYS)) {
            friend.where.relays(nodes);
            layers.relays().connect(friend.where.dhtKey(), friends.relays(friend.where.dhtKey()));
        }
    }

    /** The link leads where the friend is. */
    void confirm(Friendship friend, Link link) {
        friend.where.confirm(link.dhtKey(), ticker.millis());
        if (link.route() instanceof UdpRoute route) {
            friend.where.at(route.address());
        }
    }

    /** Nothing came of what a friend said of where it is. If its old link lives, it is there that the friend is. */
    void doubt(Friendship friend) {
        if (friend.link() == null) {
            lose(friend);
        } else {
            learned(friend, friend.link().dhtKey());
        }
    }

    /** Forgets where a friend is. */
    void lose(Friendship friend) {
        PublicKey dhtKey = friend.where.dhtKey();
        friend.where.lose();
        drop(dhtKey);
    }

    /** Looks no more for a DHT key, unless it is another friend's too. */
    private void drop(PublicKey dhtKey) {
        if (dhtKey != null && friends.at(dhtKey).isEmpty()) {
            layers.dht().forget(dhtKey);
            layers.relays().disconnect(dhtKey);
        }
    }
}
