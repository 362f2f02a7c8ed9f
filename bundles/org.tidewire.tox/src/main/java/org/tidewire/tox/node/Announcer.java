package org.tidewire.tox.node;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.friend.DhtKeyAnnounce;
import org.tidewire.tox.friend.FriendRequestPacket;
import org.tidewire.tox.friend.ShareRelaysPacket;

/** Tells friends where we are, and strangers that we would be their friend. */
final class Announcer {
    private static final long BY_ONION = 30_000;
    private static final long BY_DHT = 20_000;
    private static final long RELAYS = 120_000;
    private static final int RELAYS_TOLD = 2;

    private final Layers layers;
    private final Ways ways;

    Announcer(Layers layers, Ways ways) {
        this.layers = layers;
        this.ways = ways;
    }

    /** Sends what is due to a friend that cannot be reached, over every way there is. */
    void announce(Friendship friend, long now) {
        if (layers.onion().found(friend.key())) {
            if (friend.asks(now)
                    && layers.onion().send(friend.key(), request(friend).write()) > 0) {
                friend.asked();
            }
            if (friend.onionAnnounce.due(now, BY_ONION)) {
                layers.onion().send(friend.key(), announce(friend).write());
            }
        }
        PublicKey dhtKey = friend.where.dhtKey();
        if (dhtKey != null && friend.dhtAnnounce.due(now, BY_DHT)) {
            var sealed = SealedAnnounce.seal(announce(friend), layers.real(), friend.key(), ways.random());
            layers.dht().request(dhtKey, (byte) DhtKeyAnnounce.TYPE, sealed);
        }
    }

    private static FriendRequestPacket request(Friendship friend) {
        var request = friend.contact().request();
        return new FriendRequestPacket(request.nospam(), request.message());
    }

    /** Our DHT key, with relays we are connected to and nodes near us, by which we are found. */
    private DhtKeyAnnounce announce(Friendship friend) {
        PublicKey own = layers.dhtKeys().own().open();
        List<PackedNode> nodes = new ArrayList<>(relays(RELAYS_TOLD));
        layers.dht()
                .closest(own, DhtKeyAnnounce.LIMIT - nodes.size(), null)
                .forEach(node -> nodes.add(new PackedNode(node, false)));
        return new DhtKeyAnnounce(friend.noReplay(ways.clock().instant()), own, nodes);
    }

    /** Tells a friend our relays now and then, for the day when UDP fails. */
    void shareRelays(Friendship friend, long now) {
        List<PackedNode> relays = relays(ShareRelaysPacket.LIMIT);
        if (!relays.isEmpty() && friend.relayShare.due(now, RELAYS)) {
            friend.presence().session().send(new ShareRelaysPacket(relays));
        }
    }

    private List<PackedNode> relays(int count) {
        return layers.relays().connected().stream()
                .limit(count)
                .map(node -> new PackedNode(node, true))
                .toList();
    }
}
