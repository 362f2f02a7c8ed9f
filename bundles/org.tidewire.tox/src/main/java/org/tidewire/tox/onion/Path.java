package org.tidewire.tox.onion;

import java.net.InetSocketAddress;

import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.dht.Node;

/**
 * A path through three hops, as long as it is good: given up if answers stay out, and in any case after 20 minutes. Belongs
 * to one thread.
 */
final class Path implements Passage {
    private static final long LIFE = 1_200_000;

    /** A path that repeats nodes for want of others is tried anew this soon. */
    private static final long MAKESHIFT_LIFE = 30_000;

    private static final int TRIES = 4;
    private static final long PATIENCE = 10_000;
    private static final int FIRST_TRIES = 2;
    private static final long FIRST_PATIENCE = 4000;

    private final Surroundings around;
    private final Hops hops;
    private final long built;
    private final long life;
    private boolean confirmed;
    private int silent;
    private long lastTry;

    Path(Surroundings around, Hops hops) {
        this.around = around;
        this.hops = hops;
        built = around.ticker().millis();
        boolean full = hops.nodes().stream().map(Node::key).distinct().count()
                == hops.nodes().size();
        life = full ? LIFE : MAKESHIFT_LIFE;
    }

    /** Whether the last hop is that node. */
    boolean endsAt(Node node) {
        return hops.last().key().equals(node.key());
    }

    @Override
    public void send(InetSocketAddress to, byte[] request) {
        Nonce nonce = Nonce.random(around.random());
        around.datagrams().send(hops.first().address(), OnionLayers.wrap(hops, nonce, to, request));
    }

    @Override
    public void asked() {
        // From the last try on only patience counts, or a path in constant use would never be given up.
        if (silent < tries()) {
            silent++;
            lastTry = around.ticker().millis();
        }
    }

    @Override
    public void answered() {
        confirmed = true;
        silent = 0;
    }

    @Override
    public boolean open() {
        long now = around.ticker().millis();
        boolean failed = silent >= tries() && now - lastTry >= (confirmed ? PATIENCE : FIRST_PATIENCE);
        return !failed && now - built < life;
    }

    private int tries() {
        return confirmed ? TRIES : FIRST_TRIES;
    }
}
