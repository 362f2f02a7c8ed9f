package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Datagrams;

/**
 * Our part in the onion for others: we are a hop of their paths, and a place where they announce themselves. What it may
 * cost us is bounded. Belongs to one thread.
 */
public final class OnionService {
    /** Packets served a second. */
    private static final int PACKETS = 4000;

    /** Keys agreed on a second; about 2 % of one processor. */
    private static final int AGREEMENTS = 256;

    private static final long TICK = 1000;

    private final Surroundings around;
    private final Allowance allowance;
    private final ReturnPath returns;
    private final Hop hop;
    private final AnnounceDesk desk;
    private long next;

    /**
     * A service of our node.
     *
     * @param around what it stands in
     */
    public OnionService(Surroundings around) {
        this.around = around;
        allowance = new Allowance(around.ticker(), PACKETS);
        returns = new ReturnPath(around.ticker(), around.random());
        Agreements keys = new Agreements(around.dht().own(), around.ticker(), AGREEMENTS);
        hop = new Hop(keys, returns, around.datagrams());
        desk = new AnnounceDesk(around, keys);
        next = around.ticker().millis() + TICK;
    }

    /**
     * Serves a packet of kind 80 to 83, 85 or 8c to 8e; drops any other, and any that is not sound.
     *
     * @param from who sent it
     * @param packet the packet, kind first; has an array; taken
     */
    public void receive(InetSocketAddress from, ByteBuffer packet) {
        if (!packet.hasRemaining()
                || packet.remaining() > Datagrams.LIMIT
                || !Addresses.usable(from)
                || !allowance.take()) {
            return;
        }
        int kind = packet.get(packet.position()) & 0xff;
        switch (kind) {
            case OnionKind.HOP_A, OnionKind.HOP_B, OnionKind.HOP_C -> hop.forward(kind, from, packet);
            case OnionKind.BACK_C, OnionKind.BACK_B, OnionKind.BACK_A -> hop.back(kind, packet);
            case OnionKind.ANNOUNCE_REQUEST -> desk.announce(from, packet);
            case OnionKind.DATA_REQUEST -> desk.data(packet);
            default -> {}
        }
    }

    /** Renews the key of return data every hour and forgets announcements that were not renewed. */
    public void tick() {
        long now = around.ticker().millis();
        if (now >= next) {
            next = now + TICK;
            returns.tick();
            desk.tick();
        }
    }
}
