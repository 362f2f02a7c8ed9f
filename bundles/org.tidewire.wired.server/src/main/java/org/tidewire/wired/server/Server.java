package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/**
 * A running server, which follows its configuration and its identity. One call changes it at a time.
 *
 * <p>Only another place ends sessions: a client looks for the transfer port behind the control port it came by.
 */
final class Server implements Closeable {
    private static final long IDLE_CHECK = 60;

    private final Site site;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Connections.threads("tidewire-wired-clock"));
    private SSLContext identity;
    private Settings settings;
    private Doors doors;
    private volatile Tls tls;

    /**
     * Binds both ports and serves from now on.
     *
     * @throws IOException if a port is taken; nothing is left behind
     */
    Server(Site site, SSLContext identity) throws IOException {
        this.site = site;
        this.identity = identity;
        settings = site.settings();
        tls = tls(identity, settings);
        doors = open(settings, settings.port());
        clock.scheduleWithFixedDelay(
                () -> site.sessions().findIdle(System.nanoTime()), IDLE_CHECK, IDLE_CHECK, TimeUnit.SECONDS);
        site.census().every(settings.census());
        site.census().start();
    }

    /** Tells the control port. */
    synchronized int port() {
        return doors.port();
    }

    /** Shows new connections another certificate; those that are open stay. */
    synchronized void identify(SSLContext now) {
        tls = tls(now, settings);
        identity = now;
        site.log().info("Wired shows new connections another TLS identity.");
    }

    /**
     * Goes by other settings. What is open stays, unless the address or the port is another one.
     *
     * @throws IOException if the new place cannot be had; then the former settings stay in force
     */
    synchronized void follow(Settings now) throws IOException {
        Tls next = tls(identity, now);
        if (!now.address().equals(settings.address()) || now.port() != settings.port()) {
            move(now);
        }
        settings = now;
        tls = next;
        doors.limit(now.connections());
        site.census().every(now.census());
    }

    private void move(Settings now) throws IOException {
        Doors former = doors;
        try {
            doors = open(now, now.port());
            leave(former);
        } catch (BindException e) {
            if (now.port() == 0 || Math.abs(now.port() - former.port()) > 1) {
                throw refused(e);
            }
            leave(former); // a port that both places have in common can only be had when it is free
            reopen(now, former.port());
        }
    }

    private void leave(Doors former) throws IOException {
        site.log().info("Another address or port is configured: the Wired sessions on {} end.", former.port());
        former.close();
    }

    private void reopen(Settings now, int former) throws IOException {
        try {
            doors = open(now, now.port());
        } catch (BindException e) {
            doors = open(settings, former);
            throw refused(e);
        }
    }

    private static BindException refused(BindException why) {
        BindException refused =
                new BindException(why.getMessage() + "; the Wired server stays as it was, where it was");
        refused.initCause(why);
        return refused;
    }

    private Doors open(Settings where, int port) throws IOException {
        Doors opened = new Doors(site, Listeners.bind(where.address(), port), () -> tls, where.connections());
        opened.open();
        return opened;
    }

    /** A provider without any of our suites shows itself here, not at the first client. */
    private static Tls tls(SSLContext identity, Settings settings) {
        Tls tls = new Tls(identity, settings.protocols(), settings.legacy());
        tls.transfer();
        return tls;
    }

    /** Closes both ports and every connection, which ends what they transferred, and waits for their threads. */
    @Override
    public synchronized void close() throws IOException {
        try (Closeable news = site.tickets();
                Closeable count = site.census();
                Closeable ticking = clock::shutdownNow) {
            doors.close();
        }
    }
}
