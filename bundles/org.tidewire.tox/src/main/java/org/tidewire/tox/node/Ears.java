package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.DhtListener;
import org.tidewire.tox.friend.DhtKeyAnnounce;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.FriendRequestPacket;
import org.tidewire.tox.friend.RequestBook;
import org.tidewire.tox.onion.OnionListener;

/**
 * Hears what others say of themselves by a detour: through the onion, whose box proves who it was, or in a DHT request,
 * where a box within proves it.
 */
final class Ears implements DhtListener, OnionListener {
    private final SharedKeys real;
    private final Friendships friends;
    private final RequestBook requests;
    private final NodeListener listener;
    private final Finder finder;

    Ears(SharedKeys real, Friendships friends, RequestBook requests, Finder finder, NodeListener listener) {
        this.real = real;
        this.friends = friends;
        this.requests = requests;
        this.finder = finder;
        this.listener = listener;
    }

    /** Only friends' boxes are opened, so a stranger costs us no key agreement. */
    @Override
    public void request(PublicKey senderDhtKey, byte type, ByteBuffer data) {
        PublicKey sender = (type & 0xff) == DhtKeyAnnounce.TYPE ? SealedAnnounce.sender(data) : null;
        Friendship friend = sender == null ? null : friends.get(sender);
        if (friend == null) {
            return;
        }
        DhtKeyAnnounce announce = SealedAnnounce.open(data, real.with(sender));
        if (announce != null && announce.dhtKey().equals(senderDhtKey)) {
            announced(friend, announce);
        }
    }

    @Override
    public void data(PublicKey sender, ByteBuffer inner) {
        switch (inner.get(inner.position()) & 0xff) {
            case DhtKeyAnnounce.TYPE -> {
                Friendship friend = friends.get(sender);
                DhtKeyAnnounce announce = friend == null ? null : DhtKeyAnnounce.read(inner);
                if (announce != null) {
                    announced(friend, announce);
                }
            }
            case FriendRequestPacket.TYPE -> requested(sender, FriendRequestPacket.read(inner));
            default -> {}
        }
    }

    /** Who tells us where it is takes us for a friend. */
    private void announced(Friendship friend, DhtKeyAnnounce announce) {
        finder.announced(friend, announce);
        if (friend.confirm()) {
            listener.confirmed(friend.key());
        }
    }

    private void requested(PublicKey sender, FriendRequestPacket packet) {
        if (packet != null && requests.received(sender, packet)) {
            listener.requested(new FriendRequest(sender, packet.message()));
        }
    }

    @Override
    public void found(PublicKey dhtKey, InetSocketAddress address) {
        finder.found(dhtKey, address);
    }

    @Override
    public void seen(PublicKey dhtKey, InetSocketAddress address) {
        finder.seen(dhtKey, address);
    }

    @Override
    public void found(PublicKey friend) {
        finder.stored(friend);
    }
}
