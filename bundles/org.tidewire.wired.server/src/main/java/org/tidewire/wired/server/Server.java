package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/** A running server: both ports, and whoever is connected. */
final class Server implements Closeable {
    private static final long IDLE_CHECK = 60;

    private final Site site;
    private final Connections connections;
    private final Port control;
    private final Port transfer;
    private final int port;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Connections.threads("tidewire-wired-clock"));

    /**
     * Binds both ports and serves from now on.
     *
     * @throws IOException if a port is taken; nothing is left behind
     */
    Server(Site site, SSLContext context) throws IOException {
        this.site = site;
        Settings settings = site.settings();
        Tls tls = new Tls(context, settings.protocols(), settings.legacy());
        tls.transfer(); // a provider without any of our suites shows itself here, not at the first client
        Listeners listeners = Listeners.bind(settings.address(), settings.port());
        port = listeners.port();
        connections = new Connections(settings.connections(), site.gate(), site.log());
        control = new Port(
                "tidewire-wired-session",
                listeners.control(),
                tls::control,
                connections,
                new ControlConnection(site),
                site.log());
        transfer = new Port(
                "tidewire-wired-data",
                listeners.transfer(),
                tls::transfer,
                connections,
                new DataConnection(site),
                site.log());
        clock.scheduleWithFixedDelay(
                () -> site.sessions().findIdle(System.nanoTime()), IDLE_CHECK, IDLE_CHECK, TimeUnit.SECONDS);
        control.start();
        transfer.start();
        site.census().start();
        site.log().info("Wired is served on {} and {}.", listeners.control().getLocalAddress(), port + 1);
    }

    /** Tells the control port. */
    int port() {
        return port;
    }

    /** Closes both ports and every connection, which ends what they transferred, and waits for their threads. */
    @Override
    public void close() throws IOException {
        try (control;
                transfer) {
            site.log().info("Wired is served on {} and {} no more.", port, port + 1);
        } finally {
            site.census().close();
            clock.shutdownNow();
            connections.close();
            site.tickets().close();
        }
    }
}
