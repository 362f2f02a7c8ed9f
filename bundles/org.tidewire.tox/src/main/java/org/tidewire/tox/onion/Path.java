package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Ticker;

/**
 * A path through hops, as long as it is good: given up if answers stay out, and in any case after 20 minutes. Belongs
 * to one thread.
 */
final class Path implements Passage {
    private static final long LIFE = 1_200_000;

    /** A path that repeats nodes, or had no others to choose from, is tried anew this soon. */
    private static final long MAKESHIFT_LIFE = 30_000;

    private static final int TRIES = 4;
    private static final long PATIENCE = 10_000;
    private static final int FIRST_TRIES = 2;
    private static final long FIRST_PATIENCE = 4000;

    private final Ticker ticker;
    private final PathStart start;
    private final Hops hops;
    private final long built;
    private final long life;
    private boolean confirmed;
    private int silent;
    private long lastTry;

    Path(Ticker ticker, PathStart start, Hops hops, boolean makeshift) {
        this.ticker = ticker;
        this.start = start;
        this.hops = hops;
        built = ticker.millis();
        life = makeshift ? MAKESHIFT_LIFE : LIFE;
    }

    /** Whether the last hop is that node. */
    boolean endsAt(Node node) {
        return hops.last().key().equals(node.key());
    }

    @Override
    public void send(InetSocketAddress to, byte[] request) {
        start.send(hops, to, request);
    }

    @Override
    public void asked() {
        // From the last try on only patience counts, or a path in constant use would never be given up.
        if (silent < tries()) {
            silent++;
            lastTry = ticker.millis();
        }
    }

    @Override
    public void answered() {
        confirmed = true;
        silent = 0;
    }

    @Override
    public boolean open() {
        return !failed() && ticker.millis() - built < life && start.open();
    }

    /** Whether answers stayed out for too long. */
    boolean failed() {
        return silent >= tries() && ticker.millis() - lastTry >= (confirmed ? PATIENCE : FIRST_PATIENCE);
    }

    /** Whether an answer came and nothing was asked in vain since. */
    boolean works() {
        return confirmed && silent == 0;
    }

    List<Node> nodes() {
        return hops.nodes();
    }

    @Override
    public boolean lasts() {
        return start.lasts();
    }

    private int tries() {
        return confirmed ? TRIES : FIRST_TRIES;
    }
}
