package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import org.osgi.service.log.Logger;

/** Accepts connections of one port on a thread of its own, and does nothing else there. */
final class Port implements Closeable {
    private static final long PAUSE_MS = 200;

    private final ServerSocketChannel listener;
    private final Supplier<SSLEngine> engines;
    private final Connections connections;
    private final Connections.Service service;
    private final Logger log;
    private final ThreadFactory makes;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Port(
            String name,
            ServerSocketChannel listener,
            Supplier<SSLEngine> engines,
            Connections connections,
            Connections.Service service,
            Logger log) {
        this.listener = listener;
        this.engines = engines;
        this.connections = connections;
        this.service = service;
        this.log = log;
        makes = Connections.threads(name);
        thread = Connections.threads(name + "-accept").newThread(this::accept);
    }

    void start() {
        thread.start();
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                SocketChannel socket = listener.accept();
                connections.begin(socket, engines, service, makes);
            } catch (ClosedChannelException e) {
                log.debug("{} ends: {}", thread.getName(), e.toString());
                return;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // No file descriptor or no thread is left: others must end first.
                log.warn("A connection could not be accepted: {}", e.toString(), e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                log.debug("{} ends", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Closes the port; no connection begins once this has returned. */
    @Override
    public void close() throws IOException {
        closing.countDown();
        try (listener) {
            log.debug("{} is closed", thread.getName());
        } finally {
            join();
        }
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
