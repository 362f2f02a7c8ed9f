package org.tidewire.tox.node;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.link.LinkListener;
import org.tidewire.tox.net.Ticker;

/** Gives each link that comes up its {@link Presence}, and takes it away with the link. */
final class LinkEvents implements LinkListener {
    private final Friendships friends;
    private final Finder finder;
    private final NodeListener listener;
    private final Ticker ticker;
    private Profile mine;

    LinkEvents(Friendships friends, Finder finder, Profile mine, NodeListener listener, Ticker ticker) {
        this.friends = friends;
        this.finder = finder;
        this.mine = mine;
        this.listener = listener;
        this.ticker = ticker;
    }

    /** Shows friends another profile. */
    void profile(Profile other) {
        mine = other;
        for (Friendship friend : friends.all()) {
            if (friend.presence() != null) {
                friend.presence().session().profile(other);
            }
        }
    }

    /** Lets each session do what is due. */
    void tick() {
        for (Friendship friend : friends.all()) {
            if (friend.presence() != null) {
                friend.presence().session().tick();
            }
        }
    }

    /** Lets each friend's files move; whether any wants to go on soon. */
    boolean moveFiles() {
        boolean moving = false;
        for (Friendship friend : friends.all()) {
            moving |= friend.presence() != null && friend.presence().moveFiles();
        }
        return moving;
    }

    /** Closes the link to a friend, also one that is only beginning, and says so. */
    void part(Friendship friend) {
        if (friend.presence() != null) {
            friend.presence().kill();
        }
        finder.hangUp(friend);
    }

    @Override
    public void established(Link link) {
        Friendship friend = friends.get(link.friend());
        Presence presence = new Presence(link, friend, mine, finder, listener, ticker);
        friend.link(presence);
        finder.linked(friend, link);
        if (friend.confirm()) {
            listener.confirmed(friend.key());
        }
        presence.session().begin();
    }

    @Override
    public void received(Link link, int id, ByteBuffer data) {
        Presence presence = friends.get(link.friend()).presence();
        if (presence != null && presence.link() == link) {
            presence.session().received(id, data);
        }
    }

    @Override
    public void lost(Link link) {
        Friendship friend = friends.get(link.friend());
        Presence presence = friend.presence();
        if (presence != null && presence.link() == link) {
            friend.unlink();
            presence.end();
            finder.unlinked(friend);
        }
    }

    @Override
    public void answered(PublicKey key, PublicKey dhtKey) {
        finder.learned(friends.get(key), dhtKey);
    }
}
