package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.Ticker;

/**
 * Reaches peers that cannot be reached directly through TCP relays (Tox specification, TCP client). Never blocks; belongs to
 * one thread, on which it calls its listener.
 */
public final class Relays {
    /** Relays of its own that a peer may have. */
    private static final int PER_PEER = 3;

    /** Milliseconds between looks for relays that nobody needs any more. */
    private static final long SWEEP = 1_000;

    private final RelayContext context;
    private final Map<PublicKey, List<Node>> wanted = new LinkedHashMap<>();
    private final RelayTable table;
    private long swept;

    /**
     * No relays yet.
     *
     * @param dht keys of our DHT pair, by which relays and peers know us
     * @param streams the way out
     * @param listener told what comes in
     * @param ticker the time
     * @param random keys, nonces and ping ids come from it
     */
    public Relays(SharedKeys dht, Streams streams, RelayListener listener, Ticker ticker, SecureRandom random) {
        context = new RelayContext(dht, streams, listener, ticker, random);
        table = new RelayTable(context, wanted.keySet());
        swept = ticker.millis();
    }

    /**
     * Adds a relay to stay connected to, from the next tick on; a lost one is dialled again after 1 s, and ever later up to
     * 60 s.
     *
     * @param relay the relay; one that was added before stays as it is
     * @throws IllegalStateException if 6 others were added
     */
    public void add(Node relay) {
        if (!table.keep(relay)) {
            throw new IllegalStateException("a node stays connected to " + RelayTable.KEPT
                    + " relays at most; there is no room for another at " + relay.address());
        }
    }

    /**
     * Tries to reach a peer, through relays of its own and through all others that are connected, until
     * {@link #disconnect}. Where the peer does the same, it becomes reachable. Told again, the peer gets these relays instead
     * of the former, except those through which it is reachable now.
     *
     * @param dhtKey the peer, not ourselves
     * @param relays where the peer can be found; 3 are used, fewer while there are 10 relays that only peers need, and one
     *     that does not answer as it has to is tried 6 times
     * @throws IllegalArgumentException if the key is our own
     */
    public void connect(PublicKey dhtKey, List<Node> relays) {
        if (dhtKey.equals(context.dht().own().open())) {
            throw new IllegalArgumentException("a node reaches others through relays, not itself");
        }
        wanted.put(dhtKey, choose(dhtKey, relays));
        sweep();
        wanted.get(dhtKey).forEach(table::need);
        table.all().forEach(relay -> relay.use(session -> session.ask(dhtKey)));
    }

    /** Those of the former relays that work, then the new ones. */
    private List<Node> choose(PublicKey dhtKey, List<Node> relays) {
        Set<Node> chosen = new LinkedHashSet<>();
        for (Node node : wanted.getOrDefault(dhtKey, List.of())) {
            KnownRelay relay = table.get(node);
            if (relay != null && relay.reaches(dhtKey)) {
                chosen.add(node);
            }
        }
        chosen.addAll(relays);
        return chosen.stream().limit(PER_PEER).toList();
    }

    /**
     * Gives a peer up, and closes relays that only it needed. The listener is not told that its routes are gone.
     *
     * @param dhtKey the peer; an unknown one is none
     */
    public void disconnect(PublicKey dhtKey) {
        if (wanted.remove(dhtKey) != null) {
            table.all().forEach(relay -> relay.use(session -> session.forget(dhtKey)));
            sweep();
        }
    }

    /**
     * The relays that are ready for use, to be told to friends.
     *
     * @return at most 16, those to stay connected to among them
     */
    public List<Node> connected() {
        return table.ready();
    }

    /**
     * Ways to a peer through every relay that is ready, whether it is there or not. Before it is reachable, they carry packets
     * of up to 1024 bytes, of which the other side takes only those that begin a link.
     *
     * @param dhtKey the peer, asked for or not
     * @return the ways, those over which it is reachable first
     */
    public List<Route> routes(PublicKey dhtKey) {
        List<Route> reachable = new ArrayList<>();
        List<Route> others = new ArrayList<>();
        for (KnownRelay relay : table.all()) {
            if (relay.isReady()) {
                (relay.reaches(dhtKey) ? reachable : others).add(relay.route(dhtKey));
            }
        }
        reachable.addAll(others);
        return reachable;
    }

    /**
     * Sends an onion request through any relay that is ready; the answer comes to {@link RelayListener#onion}.
     *
     * @param body the packet without its first byte, the kind; 1 to 1399 bytes, taken if the answer is true
     * @return false if there is no relay that takes it now, or if it is too long
     */
    public boolean onion(ByteBuffer body) {
        List<Node> ready = table.ready();
        if (ready.isEmpty() || !body.hasRemaining() || body.remaining() >= Datagrams.LIMIT) {
            return false;
        }
        KnownRelay relay = table.get(ready.get(context.random().nextInt(ready.size())));
        boolean[] sent = new boolean[1];
        relay.use(session -> {
            sent[0] = session.request(body.duplicate());
            return true;
        });
        body.position(sent[0] ? body.limit() : body.position());
        return sent[0];
    }

    /** Dials, pings and gives up, each when it is time; called every 50 ms or oftener. */
    public void tick() {
        if (context.ticker().millis() - swept >= SWEEP) {
            sweep();
            // A relay that was full may have room by now.
            table.all().forEach(KnownRelay::ask);
        }
        table.tick();
    }

    private void sweep() {
        swept = context.ticker().millis();
        Set<Node> needed = new HashSet<>();
        wanted.values().forEach(needed::addAll);
        table.sweep(needed);
    }

    /** Closes all connections and forgets all relays and peers. The listener hears nothing of it. */
    public void close() {
        wanted.clear();
        table.clear();
    }
}
