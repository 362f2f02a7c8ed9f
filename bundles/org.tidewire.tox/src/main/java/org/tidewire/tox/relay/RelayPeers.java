package org.tidewire.tox.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;

/** The peers one relay was asked for, and their connection ids. Belongs to one thread. */
final class RelayPeers {
    /** Connection ids there are, and so peers there may be. */
    static final int LIMIT = 240;

    private enum State {
        /** The relay has not yet answered. */
        ASKED,
        /** The relay has no id left. */
        REFUSED,
        /** Has an id; the other side has not yet asked. */
        WAITING,
        /** Both sides asked. */
        CONNECTED
    }

    private record Peer(PublicKey key, State state, int id) {}

    private final Map<PublicKey, Peer> peers = new HashMap<>();
    private final Peer[] byId = new Peer[256];

    /** Notes a peer as asked for; false if it is already, or if there are too many. */
    boolean ask(PublicKey key) {
        return !knows(key) && peers.size() < LIMIT && set(new Peer(key, State.ASKED, 0));
    }

    /** Forgets a peer and returns the id it had; 0 if it had none. */
    int forget(PublicKey key) {
        Peer known = peers.remove(key);
        if (known == null || known.id == 0) {
            return 0;
        }
        byId[known.id] = null;
        return known.id;
    }

    boolean knows(PublicKey key) {
        return peers.containsKey(key);
    }

    /** Takes a relay's answer, id 0 for a refusal; false if it contradicts an earlier one. The peer is known. */
    boolean routed(int id, PublicKey key) {
        Peer known = peers.get(key);
        if (known.id != 0) {
            return known.id == id;
        }
        return !taken(id) && set(new Peer(key, id == 0 ? State.REFUSED : State.WAITING, id));
    }

    /** Whether a peer has this id; nobody has 0. */
    boolean taken(int id) {
        return byId[id] != null;
    }

    /** The peer that a notification made reachable; null if none has the id or it is already. */
    PublicKey connected(int id) {
        return become(id, State.WAITING, State.CONNECTED);
    }

    /** The peer that a notification made unreachable; null if none has the id or it was not reachable. */
    PublicKey disconnected(int id) {
        return become(id, State.CONNECTED, State.WAITING);
    }

    /** The reachable peer with this id; null if there is none. */
    PublicKey reachable(int id) {
        Peer peer = byId[id];
        return peer != null && peer.state == State.CONNECTED ? peer.key : null;
    }

    /** The id of a reachable peer; 0 of any other. */
    int id(PublicKey key) {
        Peer peer = peers.get(key);
        return peer != null && peer.state == State.CONNECTED ? peer.id : 0;
    }

    /** The reachable peers. */
    List<PublicKey> reachable() {
        List<PublicKey> keys = new ArrayList<>();
        for (Peer peer : peers.values()) {
            if (peer.state == State.CONNECTED) {
                keys.add(peer.key);
            }
        }
        return keys;
    }

    private PublicKey become(int id, State before, State after) {
        Peer peer = byId[id];
        if (peer == null || peer.state != before) {
            return null;
        }
        set(new Peer(peer.key, after, id));
        return peer.key;
    }

    private boolean set(Peer peer) {
        peers.put(peer.key, peer);
        if (peer.id != 0) {
            byId[peer.id] = peer;
        }
        return true;
    }
}
