package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import org.osgi.service.log.Logger;
import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.channel.TlsChannel;

/** The connections of both ports: no more than the door lets in, each with a thread of its own. */
final class Connections implements Closeable {
    private static final long STACK = 256 * 1024;
    private static final Duration FULL_AGAIN = Duration.ofMinutes(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** What is done with a connection, on its thread. */
    interface Service {
        /**
         * Serves a client until either side ends; closing the channel ends it, too.
         *
         * @param visit where the client calls from; told if it is welcome
         * @throws IOException if the connection breaks, or the client breaks the rules
         */
        void serve(TlsChannel channel, Visit visit) throws IOException;

        /** Tells whether somebody who calls from an address is in already, so that it cannot be kept out here. */
        default boolean knows(InetAddress from) {
            return false;
        }
    }

    private final ChannelWatch watch = new ChannelWatch("tidewire-wired-watch");
    private final Gate gate;
    private final AtomicInteger open = new AtomicInteger();
    private volatile int most;
    private final Logger log;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong fullSaid = new AtomicLong(System.nanoTime() - FULL_AGAIN.toNanos());

    Connections(int most, Gate gate, Logger log) {
        this.most = most;
        this.gate = gate;
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

    /** Serves a socket on a thread of its own, or closes it at once: if there are too many, or the door is shut to it. */
    void begin(SocketChannel socket, Supplier<SSLEngine> engines, Service service, ThreadFactory makes)
            throws IOException {
        InetAddress from = ((InetSocketAddress) socket.getRemoteAddress()).getAddress();
        Optional<Visit> visit = gate.admit(from, () -> service.knows(from));
        if (visit.isEmpty()) {
            socket.close();
            return;
        }
        boolean begun = false;
        try {
            begun = takePlace() ? start(socket, engines.get(), service, visit.get(), makes) : isFull();
        } finally {
            if (!begun) {
                visit.get().welcome(); // whatever it is, the caller is not to blame
                gate.leave(visit.get());
                socket.close();
            }
        }
    }

    private boolean takePlace() {
        boolean free = open.incrementAndGet() <= most;
        if (!free) {
            open.decrementAndGet();
        }
        return free;
    }

    private boolean start(SocketChannel socket, SSLEngine engine, Service service, Visit visit, ThreadFactory makes)
            throws IOException {
        boolean begun = false;
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            TlsChannel channel = new TlsChannel(socket, engine, watch);
            Thread thread = makes.newThread(() -> run(channel, visit, service));
            threads.add(thread);
            thread.start();
            begun = true;
        } finally {
            if (!begun) {
                open.decrementAndGet();
            }
        }
        return begun;
    }

    /** Says that there is no room, now and then; nothing begins. */
    private boolean isFull() {
        long now = System.nanoTime();
        long said = fullSaid.get();
        if (now - said >= FULL_AGAIN.toNanos() && fullSaid.compareAndSet(said, now)) {
            log.warn("All connections are in use; new ones are closed.");
        }
        return false;
    }

    private void run(TlsChannel channel, Visit visit, Service service) {
        try (channel) {
            service.serve(channel, visit);
            gate.leave(visit);
        } catch (IOException e) {
            gate.leave(visit, e);
            // What strangers send is no operator's business.
            log.debug("The connection from {} ended: {}", visit.place(), e.toString());
        } catch (RuntimeException e) {
            gate.leave(visit);
            log.warn("The connection from {} failed: {}", visit.place(), e.toString(), e);
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
