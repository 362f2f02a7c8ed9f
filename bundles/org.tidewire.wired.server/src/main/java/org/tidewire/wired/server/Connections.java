package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLEngine;

import org.osgi.service.log.Logger;
import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.channel.TlsChannel;

/** The connections of both ports: no more than allowed, each with a thread of its own. */
final class Connections implements Closeable {
    private static final long STACK = 256 * 1024;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** What is done with a connection, on its thread. */
    interface Service {
        /**
         * Serves a client until either side ends; closing the channel ends it, too.
         *
         * @param place where the client calls from: an IP address
         * @throws IOException if the connection breaks, or the client breaks the rules
         */
        void serve(TlsChannel channel, String place) throws IOException;
    }

    private final ChannelWatch watch = new ChannelWatch("tidewire-wired-watch");
    private final AtomicInteger open = new AtomicInteger();
    private volatile int most;
    private final Logger log;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean full = new AtomicBoolean();

    Connections(int most, Logger log) {
        this.most = most;
        this.log = log;
    }

    /** Lets as many in from now on; who is in already stays. */
    void limit(int now) {
        most = now;
    }

    /** Makes threads with a name and a number, which do not keep the process alive. */
    static ThreadFactory threads(String name) {
        AtomicLong count = new AtomicLong();
        return task -> {
            Thread thread = new Thread(null, task, name + "-" + count.incrementAndGet(), STACK);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Serves a socket on a thread of its own, or closes it if there are too many. */
    void begin(SocketChannel socket, SSLEngine engine, Service service, ThreadFactory makes) throws IOException {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            socket.close();
            if (full.compareAndSet(false, true)) {
                log.warn("All connections are in use; new ones are closed.");
            }
            return;
        }
        full.set(false);
        boolean begun = false;
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            InetSocketAddress remote = (InetSocketAddress) socket.getRemoteAddress();
            String place = remote.getAddress().getHostAddress();
            TlsChannel channel = new TlsChannel(socket, engine, watch);
            Thread thread = makes.newThread(() -> run(channel, place, service));
            threads.add(thread);
            thread.start();
            begun = true;
        } finally {
            if (!begun) {
                open.decrementAndGet();
                socket.close();
            }
        }
    }

    private void run(TlsChannel channel, String place, Service service) {
        try (channel) {
            service.serve(channel, place);
        } catch (IOException e) {
            // What strangers send is no operator's business.
            log.debug("The connection from {} ended: {}", place, e.toString());
        } catch (RuntimeException e) {
            log.warn("The connection from {} failed: {}", place, e.toString(), e);
        } finally {
            threads.remove(Thread.currentThread());
            open.decrementAndGet();
        }
    }

    /** Closes every connection and waits for their threads; called when no more begin. */
    @Override
    public void close() {
        watch.close();
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!threads.isEmpty()) {
            log.warn("{} connections did not end in time.", threads.size());
        }
    }
}
