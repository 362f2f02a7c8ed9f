package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.function.Predicate;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.Ticker;

/**
 * The encrypted links to friends (Tox specification, Net crypto). A friend has one link, and beside it at most one that is
 * only beginning: it takes the place of the first when it has proved not to be an old recording. Strangers get cookies,
 * which are not kept, and nothing else. Belongs to the node's one thread.
 */
public final class Links {
    private static final long IDLE = 50;

    private final Self self;
    private final Predicate<PublicKey> friends;
    private final LinkListener listener;
    private final CookieAnswers answers;
    private final Table established = new Table();
    private final Table opening = new Table();
    private final LinkOwner owner = new Owner();

    /**
     * No links yet.
     *
     * @param real our real pair
     * @param dht the keys of our DHT pair
     * @param friends who may have a link, by real key
     * @param listener told of what happens
     * @param ticker the time
     * @param random for keys and nonces
     */
    public Links(
            KeyPair real,
            SharedKeys dht,
            Predicate<PublicKey> friends,
            LinkListener listener,
            Ticker ticker,
            SecureRandom random) {
        this.self = new Self(new SharedKeys(real), dht, new Cookies(ticker, random), ticker, random);
        this.friends = friends;
        this.listener = listener;
        this.answers = new CookieAnswers(self);
    }

    /**
     * Takes a packet from the network. Whatever is not of a link, is malformed or does not open is ignored.
     *
     * @param from the way it came
     * @param packet all of it, with its kind; has an array; taken, and not kept
     */
    public void receive(Route from, ByteBuffer packet) {
        int size = packet.remaining();
        if (size == 0) {
            return;
        }
        switch (packet.get(packet.position())) {
            case Kind.COOKIE_REQUEST -> {
                if (size == CookieRequest.SIZE) {
                    request(from, packet);
                }
            }
            case Kind.COOKIE_RESPONSE -> {
                Link link = opening.by(from);
                if (link != null && size == CookieResponse.SIZE) {
                    link.cookie(from, packet);
                }
            }
            case Kind.HANDSHAKE -> {
                if (size == Handshake.SIZE) {
                    handshake(from, packet);
                }
            }
            case Kind.DATA -> data(from, packet);
            default -> {}
        }
    }

    /**
     * Begins a link, or lets one that leads to the same DHT key use one more way. One that is established to another key
     * stays until the new one has proved that the friend is there, as after a restart; one that is only beginning to another
     * key begins anew.
     *
     * @param friend the friend's real key
     * @param dhtKey its DHT key at present
     * @param route a way to it
     * @return the link to that key
     */
    public Link dial(PublicKey friend, PublicKey dhtKey, Route route) {
        Link up = established.of(friend);
        if (up != null && up.dhtKey().equals(dhtKey)) {
            up.route(route);
            return up;
        }
        Link link = begin(friend, dhtKey);
        link.route(route);
        link.tick();
        return link;
    }

    /**
     * The link to a friend.
     *
     * @param friend the friend's real key
     * @return its established link, or else the one that is beginning; null if there is neither
     */
    public Link link(PublicKey friend) {
        Link up = established.of(friend);
        return up == null ? opening.of(friend) : up;
    }

    /**
     * The link to a friend that is only beginning, beside an established one or without.
     *
     * @param friend the friend's real key
     * @return it; null if there is none
     */
    public Link beginning(PublicKey friend) {
        return opening.of(friend);
    }

    /**
     * Forgets a way that is no longer there. A link with no way left waits for another one.
     *
     * @param route a way, as a relay's that closed
     */
    public void drop(Route route) {
        for (Table table : new Table[] {established, opening}) {
            Link link = table.by(route);
            if (link != null) {
                link.unroute(route);
                table.unroute(route, link);
            }
        }
    }

    /** Sends what is due, and gives up what was tried often enough. To be called as {@link #nextTick} says. */
    public void tick() {
        established.all().forEach(Link::tick);
        opening.all().forEach(Link::tick);
    }

    /**
     * When {@link #tick} is wanted again.
     *
     * @return milliseconds: 0 or 1 while packets are on the way, at most 50
     */
    public long nextTick() {
        long next = IDLE;
        for (Table table : new Table[] {established, opening}) {
            for (Link link : table.all()) {
                next = Math.min(next, link.nextTick());
            }
        }
        return next;
    }

    /** Kills all links. */
    public void close() {
        opening.all().forEach(Link::kill);
        established.all().forEach(Link::kill);
    }

    private void request(Route from, ByteBuffer packet) {
        PublicKey dht = CookieRequest.sender(packet);
        answers.answer(from, dht, packet, established.leadsTo(dht) || opening.leadsTo(dht));
    }

    /** The cookie is looked at first: that costs little, and only who has one makes us do more. */
    private void handshake(Route from, ByteBuffer packet) {
        Cookie cookie = self.cookies().open(Handshake.outer(packet));
        if (cookie == null || !friends.test(cookie.real())) {
            return;
        }
        Link up = established.of(cookie.real());
        Link begun = opening.of(cookie.real());
        boolean linked = up != null && up.dhtKey().equals(cookie.dht());
        boolean answered = begun != null && begun.dhtKey().equals(cookie.dht()) && !begun.wantsHandshake();
        if (linked || answered) {
            return;
        }
        Handshake peer = Handshake.open(self.real().with(cookie.real()), packet);
        if (peer != null) {
            begin(cookie.real(), cookie.dht()).handshake(from, peer);
            listener.answered(cookie.real(), cookie.dht());
        }
    }

    /** A friend that restarted may use the way of its old link, so a packet may be of either. */
    private void data(Route from, ByteBuffer packet) {
        Link up = established.by(from);
        if (up != null && up.data(from, packet.duplicate())) {
            return;
        }
        Link begun = opening.by(from);
        if (begun != null) {
            begun.data(from, packet);
        }
    }

    /** The friend's beginning link to a key, or a new one. */
    private Link begin(PublicKey friend, PublicKey dhtKey) {
        Link begun = opening.of(friend);
        if (begun != null && begun.dhtKey().equals(dhtKey)) {
            return begun;
        }
        if (begun != null) {
            begun.end();
        }
        Link link = new Link(self, owner, friend, dhtKey);
        opening.put(link);
        return link;
    }

    /** Keeps the tables in step with the links, and passes on what they tell. */
    private final class Owner implements LinkOwner {
        @Override
        public void routed(Link link, Route added, Route gone) {
            Table table = established.has(link) ? established : opening;
            table.route(added, link);
            if (gone != null) {
                table.unroute(gone, link);
            }
        }

        @Override
        public void established(Link link) {
            Link old = established.of(link.friend());
            opening.remove(link);
            established.put(link);
            if (old != null) {
                old.end();
            }
            if (link.established()) {
                listener.established(link);
            }
        }

        @Override
        public void received(Link link, int id, ByteBuffer data) {
            listener.received(link, id, data);
        }

        @Override
        public void ended(Link link, boolean lost) {
            established.remove(link);
            opening.remove(link);
            if (lost) {
                listener.lost(link);
            }
        }
    }
}
