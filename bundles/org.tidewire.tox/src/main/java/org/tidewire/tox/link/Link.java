package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Route;

/**
 * The encrypted link to one friend. What is sent on it arrives in order and once, or the link is lost. Belongs to the node's
 * one thread.
 */
public final class Link {
    /** A lost kill leaves the peer waiting for half a minute, so it is sent more than once. */
    private static final int KILLS = 3;

    private final Self self;
    private final LinkOwner owner;
    private final PublicKey friend;
    private final PublicKey dhtKey;
    private final Opening opening;
    private final Routes routes = new Routes();
    private LinkState state = LinkState.COOKIE_REQUESTING;
    private Session session;

    Link(Self self, LinkOwner owner, PublicKey friend, PublicKey dhtKey) {
        this.self = self;
        this.owner = owner;
        this.friend = friend;
        this.dhtKey = dhtKey;
        this.opening = new Opening(self, friend, dhtKey);
    }

    /**
     * Whom it leads to.
     *
     * @return the friend's real key
     */
    public PublicKey friend() {
        return friend;
    }

    /**
     * Where on the network it leads.
     *
     * @return the friend's DHT key
     */
    public PublicKey dhtKey() {
        return dhtKey;
    }

    /**
     * Whether packets can be sent: the friend has proved to be there, and the link is not over.
     *
     * @return whether it is up
     */
    public boolean established() {
        return state == LinkState.ESTABLISHED;
    }

    /**
     * The way in use: over UDP if something came over it within 8 s, else through a relay if there is one.
     *
     * @return the way; null if there is none left
     */
    public Route route() {
        return routes.best(self.ticker().millis());
    }

    /**
     * Sends a lossless packet, at once or as soon as the pace allows.
     *
     * @param id 16 to 191
     * @param data at most 1372 bytes remain; they are copied
     * @return its number, 0 or more, one more for each; -1 if the link is not up or 32768 packets wait for the friend
     * @throws IllegalArgumentException if the id is another or the data too long
     */
    public long send(int id, ByteBuffer data) {
        byte[] body = PacketId.body(id, PacketId.lossless(id), data);
        return established() ? session.send(body) : -1;
    }

    /**
     * Sends a packet that may be lost, at once.
     *
     * @param id 192 to 254
     * @param data at most 1372 bytes remain; they are copied
     * @return whether the link is up
     * @throws IllegalArgumentException if the id is another or the data too long
     */
    public boolean sendLossy(int id, ByteBuffer data) {
        byte[] body = PacketId.body(id, PacketId.lossy(id), data);
        if (established()) {
            session.sendUnnumbered(body);
        }
        return established();
    }

    /**
     * Whether the friend has everything up to and including a packet.
     *
     * @param number what {@link #send} returned
     * @return whether it does
     */
    public boolean acknowledged(long number) {
        return session != null && session.acknowledged(number);
    }

    /**
     * Keeps the friend from hearing that a packet came: the lossless one that is being handed on, so to be called from within that.
     * What comes after it is handed on, but not confirmed by number either; so it lasts 15 s or 8192 packets at most.
     *
     * @return to be released once what the packet carries is safe
     */
    public Hold hold() {
        return session == null ? () -> {} : session.hold();
    }

    /**
     * How many further packets of files are wanted now. Messages need not ask.
     *
     * @return 0 to wait for the next tick, or the packets that may be sent
     */
    public int room() {
        return established() ? session.room() : 0;
    }

    /** Tells the friend that the link is over and forgets it. Does nothing to one that is over already. */
    public void kill() {
        for (int i = 0; session != null && state != LinkState.CLOSED && i < KILLS; i++) {
            session.sendUnnumbered(new byte[] {PacketId.KILL});
        }
        end();
    }

    /** Forgets the link without a word. */
    void end() {
        if (state != LinkState.CLOSED) {
            boolean lost = established();
            state = state.to(LinkState.CLOSED);
            owner.ended(this, lost);
        }
    }

    List<Route> routes() {
        return routes.all();
    }

    /** Adds a way; one that is new is tried at once. */
    void route(Route route) {
        if (routes.has(route)) {
            return;
        }
        owner.routed(this, route, routes.add(route));
        if (state.wantsHandshake() && opening.begun()) {
            route.send(opening.packet());
        }
    }

    void unroute(Route route) {
        routes.remove(route);
    }

    boolean wantsHandshake() {
        return state.wantsHandshake();
    }

    /** Takes the answer to our cookie request. */
    void cookie(Route from, ByteBuffer response) {
        ByteBuffer cookie = state == LinkState.COOKIE_REQUESTING ? opening.cookie(response) : null;
        if (cookie != null) {
            routes.heard(from, self.ticker().millis());
            opening.handshake(cookie);
            state = state.to(LinkState.HANDSHAKE_SENT);
            tick();
        }
    }

    /** Takes a genuine handshake of the peer, wanted in the present state. */
    void handshake(Route from, Handshake peer) {
        if (state == LinkState.COOKIE_REQUESTING) {
            opening.handshake(peer.cookie());
        } else {
            from.send(opening.packet());
        }
        state = state.to(LinkState.NOT_CONFIRMED);
        route(from);
        routes.heard(from, self.ticker().millis());
        session = new Session(opening.packets(peer), self.ticker(), this::transmit, 0);
        tick();
    }

    /** Takes a data packet; false if it is not one of this link. */
    boolean data(Route from, ByteBuffer packet) {
        ByteBuffer plain = session == null ? null : session.open(packet);
        if (plain == null) {
            return false;
        }
        routes.heard(from, self.ticker().millis());
        if (state == LinkState.NOT_CONFIRMED) {
            state = state.to(LinkState.ESTABLISHED);
            owner.established(this);
        }
        read(plain);
        return true;
    }

    /** Takes what was in a data packet. */
    void read(ByteBuffer plain) {
        if (established()) {
            session.read(plain, this::deliver);
        }
    }

    void tick() {
        long now = self.ticker().millis();
        if (!established()) {
            ByteBuffer packet = opening.due(now);
            if (packet != null) {
                routes.sendAll(packet);
            } else if (opening.exhausted(now)) {
                end();
            }
        }
        if (session != null && state != LinkState.CLOSED) {
            session.tick();
        }
    }

    /** Milliseconds until a tick is wanted, 0 for now. */
    long nextTick() {
        return session == null ? Long.MAX_VALUE : session.nextTick();
    }

    private boolean deliver(int id, ByteBuffer data) {
        if (id == PacketId.KILL) {
            end();
        } else {
            owner.received(this, id, data);
        }
        return established();
    }

    private void transmit(ByteBuffer packet, boolean alive) {
        routes.send(packet, self.ticker().millis(), alive);
    }
}
