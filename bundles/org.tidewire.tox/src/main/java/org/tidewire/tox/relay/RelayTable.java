package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

/**
 * The relays there are: those to stay connected to and, for as long as a peer needs them, others. Holds a bounded number of
 * each. Belongs to one thread.
 */
final class RelayTable {
    /** Relays to stay connected to. */
    static final int KEPT = 6;

    /** Relays that only peers need. */
    static final int NEEDED = 10;

    private final RelayContext context;
    private final Set<PublicKey> wanted;
    private final Map<Node, KnownRelay> relays = new LinkedHashMap<>();
    private final Set<Node> kept = new HashSet<>();

    /** A table of no relays; each that gets ready is asked for the peers wanted then. */
    RelayTable(RelayContext context, Set<PublicKey> wanted) {
        this.context = context;
        this.wanted = wanted;
    }

    /** Adds a relay to stay connected to; false if there are as many as there may be. */
    boolean keep(Node node) {
        if (!kept.contains(node) && kept.size() >= KEPT) {
            return false;
        }
        kept.add(node);
        relays.computeIfAbsent(node, this::known);
        return true;
    }

    /** Adds a relay that a peer needs; does nothing if there are too many. */
    void need(Node node) {
        if (relays.containsKey(node) || relays.size() - kept.size() < NEEDED) {
            relays.computeIfAbsent(node, this::known);
        }
    }

    private KnownRelay known(Node node) {
        return new KnownRelay(node, this, context, wanted);
    }

    /** Closes the relays, but for those to stay, that are not needed, through which nobody is reached, or that are none. */
    void sweep(Set<Node> needed) {
        for (Node node : List.copyOf(relays.keySet())) {
            KnownRelay relay = relays.get(node);
            boolean useless = relay.hopeless() || (!needed.contains(node) && !relay.used());
            if (useless && !kept.contains(node)) {
                relays.remove(node);
                relay.close();
            }
        }
    }

    /** Lets every relay ping and dial. */
    void tick() {
        for (Node node : List.copyOf(relays.keySet())) {
            KnownRelay relay = relays.get(node);
            if (relay != null) {
                relay.tick(!proved(node.key()));
            }
        }
    }

    /** Whether this relay is connected, by any address: of two connections of one client it would close the older. */
    private boolean proved(PublicKey key) {
        for (Map.Entry<Node, KnownRelay> entry : relays.entrySet()) {
            if (entry.getKey().key().equals(key) && entry.getValue().isReady()) {
                return true;
            }
        }
        return false;
    }

    /** The relays, in the order they were added. */
    List<KnownRelay> all() {
        return List.copyOf(relays.values());
    }

    /** The relays that are ready. */
    List<Node> ready() {
        List<Node> ready = new ArrayList<>();
        relays.forEach((node, relay) -> {
            if (relay.isReady()) {
                ready.add(node);
            }
        });
        return ready;
    }

    /** The relay of a node; null if there is none. */
    KnownRelay get(Node node) {
        return relays.get(node);
    }

    /** Sends a packet to a peer through a relay, or loses it. */
    void send(Node node, PublicKey peer, ByteBuffer packet) {
        KnownRelay relay = relays.get(node);
        if (relay != null) {
            relay.use(session -> {
                session.send(peer, packet);
                return true;
            });
        }
    }

    /** Closes and forgets all. */
    void clear() {
        List<KnownRelay> all = all();
        relays.clear();
        kept.clear();
        all.forEach(KnownRelay::close);
    }
}
