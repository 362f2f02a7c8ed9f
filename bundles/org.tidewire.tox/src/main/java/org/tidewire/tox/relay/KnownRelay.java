package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Route;

/** One relay that is to be connected to: dials it, and again when it is lost, ever more slowly. Belongs to one thread. */
final class KnownRelay implements RelayOwner {
    /** A friend may name any address as that of a relay; one that never is gets so many tries, about a minute. */
    private static final int TRIES = 6;

    private final Node node;
    private final RelayTable table;
    private final RelayContext context;
    private final Set<PublicKey> wanted;
    private final RelayBackoff backoff;
    private RelayConnection connection;
    private boolean closed;

    /** A relay which, whenever it is ready, is asked for the peers wanted then. */
    KnownRelay(Node node, RelayTable table, RelayContext context, Set<PublicKey> wanted) {
        this.node = node;
        this.table = table;
        this.context = context;
        this.wanted = wanted;
        backoff = new RelayBackoff(context.ticker());
    }

    boolean isReady() {
        return connection != null && connection.ready();
    }

    boolean reaches(PublicKey peer) {
        return isReady() && connection.session().reaches(peer);
    }

    /** Whether any peer is reachable through it. */
    boolean used() {
        return isReady() && !connection.session().reachable().isEmpty();
    }

    /** Whether nobody answered there as that relay has to, as often as it was tried. */
    boolean hopeless() {
        return connection == null && backoff.failures() >= TRIES;
    }

    Route route(PublicKey peer) {
        return new RelayRoute(node, peer, table);
    }

    /** Keeps a connection alive; dials if there is none, it is allowed and time for it. */
    void tick(boolean dial) {
        if (connection != null) {
            connection.tick();
        } else if (dial && backoff.due()) {
            connection = new RelayConnection(node.key(), context, this);
            connection.dial(node.address());
        }
    }

    /** Asks for the wanted peers that it was not asked for yet. */
    void ask() {
        for (PublicKey peer : List.copyOf(wanted)) {
            use(session -> session.ask(peer));
        }
    }

    /** Does something with the session if there is one, and closes the connection if that answers false. */
    void use(Predicate<RelaySession> action) {
        if (connection != null) {
            connection.use(action);
        }
    }

    /** Ends the connection; the listener hears nothing of it. */
    void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void ready() {
        backoff.proved();
        ask();
    }

    @Override
    public void ended() {
        connection = null;
        backoff.ended();
    }

    @Override
    public void received(PublicKey from, ByteBuffer packet) {
        context.listener().received(route(from), packet);
    }

    @Override
    public void reachable(PublicKey peer) {
        context.listener().reachable(peer, route(peer));
    }

    @Override
    public void gone(PublicKey peer) {
        if (!closed) {
            context.listener().gone(route(peer));
        }
    }

    @Override
    public void onion(ByteBuffer body) {
        context.listener().onion(body);
    }
}
