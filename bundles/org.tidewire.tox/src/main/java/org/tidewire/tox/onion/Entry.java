package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/**
 * How we get into the onion: over UDP by the nodes of the DHT, or, as long as that knows nobody and a relay is ready,
 * through TCP relays by the nodes we heard of. Belongs to one thread.
 */
final class Entry implements OnionNodes {
    /** Milliseconds after which the DHT is looked at again; that costs a walk over all its nodes. */
    private static final long LOOK = 1000;

    private final Surroundings around;
    private final OnionRelays relays;
    private final HeardNodes heard;
    private boolean before;
    private boolean alone;
    private long looked;

    Entry(Surroundings around, OnionRelays relays) {
        this.around = around;
        this.relays = relays;
        heard = new HeardNodes(around.ticker(), around.random());
        looked = around.ticker().millis() - LOOK;
    }

    /** Takes a node to begin with where the DHT knows nobody. */
    void bootstrap(Node node) {
        heard.bootstrap(node);
    }

    /** Notes that a node has just answered. */
    void answered(Node node) {
        heard.answered(node);
    }

    /** Whether requests leave through relays now. */
    boolean relayed() {
        return relays.ready() && alone();
    }

    private boolean alone() {
        long now = around.ticker().millis();
        if (now - looked >= LOOK) {
            looked = now;
            alone = around.nodes().random(1).isEmpty();
        }
        return alone;
    }

    /** Whether requests leave through relays and did not when this was asked before. */
    boolean opened() {
        boolean now = relayed();
        boolean opened = now && !before;
        before = now;
        return opened;
    }

    /** What the onion stands in, with the nodes that can be reached now. */
    Surroundings surroundings() {
        return new Surroundings(around.dht(), around.datagrams(), this, around.ticker(), around.random());
    }

    /** This way while requests leave over UDP, and paths of their own through relays else. */
    Way or(Way udp) {
        Way paths = new Paths(surroundings(), new RelayStart(this, relays, around.random()));
        return (to, last) -> (relayed() ? paths : udp).passage(to, last);
    }

    @Override
    public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
        return nodes().closest(target, count, asker);
    }

    @Override
    public List<Node> random(int count) {
        return nodes().random(count);
    }

    private OnionNodes nodes() {
        return relayed() ? heard : around.nodes();
    }
}
