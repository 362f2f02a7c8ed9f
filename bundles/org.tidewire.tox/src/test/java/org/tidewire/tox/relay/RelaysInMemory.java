package org.tidewire.tox.relay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.dht.Node;

/** Relays and the streams to them, all in memory, for tests of whole nodes. */
public final class RelaysInMemory implements Streams {
    private final Wires wires;
    private final List<InetSocketAddress> dialled = new ArrayList<>();

    /** No relays yet; how streams are cut follows from the seed. */
    public RelaysInMemory(long seed) {
        wires = new Wires(seed);
    }

    /** Puts up a relay. */
    public Node relay(int port) {
        return new FakeRelay(wires, port).node;
    }

    /** Lets everything under way arrive. */
    public void settle() {
        wires.settle();
    }

    /** Where somebody tried to connect to, in order. */
    public List<InetSocketAddress> dialled() {
        return dialled;
    }

    @Override
    public Stream open(InetSocketAddress to, StreamListener listener) {
        dialled.add(to);
        return wires.open(to, listener);
    }
}
