package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Supplier;

/** Both ports, and whoever has come in by them. */
final class Doors implements Closeable {
    private final Site site;
    private final Connections connections;
    private final Port control;
    private final Port transfer;
    private final int port;

    /**
     * Takes the ports over; nobody is let in yet.
     *
     * @param tls how a new connection is to speak
     * @param most connections of both ports together
     */
    Doors(Site site, Listeners listeners, Supplier<Tls> tls, int most) {
        this.site = site;
        port = listeners.port();
        connections = new Connections(most, site.gate(), site.log());
        control = new Port(
                "tidewire-wired-session",
                listeners.control(),
                () -> tls.get().control(),
                connections,
                new ControlConnection(site),
                site.log());
        transfer = new Port(
                "tidewire-wired-data",
                listeners.transfer(),
                () -> tls.get().transfer(),
                connections,
                new DataConnection(site),
                site.log());
    }

    /** Lets clients in. */
    void open() {
        control.start();
        transfer.start();
        site.log().info("Wired is served on {} and {}.", port, port + 1);
    }

    /** Tells the control port. */
    int port() {
        return port;
    }

    /** Lets as many in from now on; who is in already stays. */
    void limit(int most) {
        connections.limit(most);
    }

    /** Closes both ports and every connection, and waits for their threads. */
    @Override
    public void close() throws IOException {
        try (connections;
                control;
                transfer) {
            site.log().info("Wired is served on {} and {} no more.", port, port + 1);
        }
    }
}
