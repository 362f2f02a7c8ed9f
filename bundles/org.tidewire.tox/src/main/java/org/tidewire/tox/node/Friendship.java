package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.link.Link;
import org.tidewire.tox.net.Route;

/** All that the node keeps of one friend. */
final class Friendship {
    /** Milliseconds until a request is repeated; doubled each time up to the longest. */
    private static final long FIRST_PAUSE = 5_000;

    private static final long LONGEST_PAUSE = 3_600_000;

    final Whereabouts where = new Whereabouts();
    final Timer onionAnnounce = new Timer();
    final Timer dhtAnnounce = new Timer();
    final Timer call = new Timer();
    final Timer trial = new Timer();
    final Timer relayShare = new Timer();
    final Timer relayNews = new Timer();
    private final Timer request = new Timer();
    private Contact contact;
    private boolean confirmed;
    private long pause = FIRST_PAUSE;
    private long lastNoReplay;
    private Profile shown = Profile.EMPTY;
    private Presence presence;

    Friendship(Contact contact) {
        this.contact = contact;
        this.confirmed = contact.request() == null;
    }

    PublicKey key() {
        return contact.key();
    }

    Contact contact() {
        return contact;
    }

    /** Has another address where it may be, which is called at once. */
    void at(InetSocketAddress address) {
        contact = new Contact(contact.key(), contact.request(), List.of(address), contact.place());
        call.reset();
    }

    boolean confirmed() {
        return confirmed;
    }

    /** Notes that the friend has answered; tells whether that is new. */
    boolean confirm() {
        boolean news = !confirmed;
        confirmed = true;
        return news;
    }

    /** Whether a request is to be sent now, ever less often. */
    boolean asks(long now) {
        return !confirmed && request.due(now, pause);
    }

    /** Notes that a request has gone out. */
    void asked() {
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /**
     * A number for an announce of ours to the friend: seconds, as others count them, but never the same twice. Each friend has
     * its own, or those of many friends would run ahead of the clock, and after a restart nobody would believe us.
     */
    long noReplay(Instant now) {
        lastNoReplay = Math.max(lastNoReplay + 1, now.getEpochSecond());
        return lastNoReplay;
    }

    /** Notes that the friend is linked. */
    void link(Presence begun) {
        presence = begun;
        relayShare.reset();
    }

    /** Notes that it is linked no more, and that everything is to be tried again. */
    void unlink() {
        presence = null;
        onionAnnounce.reset();
        dhtAnnounce.reset();
        call.reset();
    }

    /** What goes on over the established link; null if there is none. */
    Presence presence() {
        return presence;
    }

    /** The established link; null if there is none. */
    Link link() {
        return presence == null ? null : presence.link();
    }

    /** Whether it is to be looked for: it has no link, or says that it is elsewhere than the link leads. */
    boolean isSought() {
        return presence == null || !where.at(presence.link().dhtKey());
    }

    boolean online() {
        return presence != null && presence.session().online();
    }

    /** Notes what the friend shows; tells whether that is new. */
    boolean show(Profile profile) {
        boolean news = !profile.equals(shown);
        shown = profile;
        return news;
    }

    FriendView view() {
        Route route = online() ? presence.link().route() : null;
        String address = route == null ? "" : route.toString();
        return new FriendView(key(), online(), confirmed, address, online() ? where.place() : null, shown);
    }
}
