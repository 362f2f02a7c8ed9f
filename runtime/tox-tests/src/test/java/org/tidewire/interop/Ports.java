package org.tidewire.interop;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for all peers of a run, below those that systems give to whoever asks for any. Thread-safe. */
final class Ports {
    /** Ports in a row for each peer; more than one, for a peer that was killed may have to leave the one it had. */
    static final int EACH = 8;

    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(10_000, 25_000));

    /** The first of some ports that no other peer of this run is given, itself free for UDP and TCP. */
    int take() {
        int port = next.getAndAdd(EACH);
        while (!isFree(port)) {
            port = next.getAndAdd(EACH);
        }
        return port;
    }

    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (DatagramSocket udp = new DatagramSocket(address);
                ServerSocket tcp = new ServerSocket(port, 1, address.getAddress())) {
            return udp.isBound() && tcp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
