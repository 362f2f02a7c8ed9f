package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;

import org.tidewire.tox.net.Network;

/** Two linked friends and what one of them sends to the other. */
final class Bulk {
    static final int CHUNK = 1372;

    final Network network;
    final Peer one;
    final Peer two;
    Runnable ticked = () -> {};
    private final long seed;

    Bulk(long seed) {
        this.seed = seed;
        network = new Network(seed);
        one = new Peer(network, 1, 1);
        two = new Peer(network, 2, 2);
        Peer.befriend(one, two);
    }

    void link() {
        one.dial(two);
        long waited = 0;
        while (!(one.up(two) && two.up(one))) {
            pass(10);
            assertTrue((waited += 10) < 20_000, "linked in time, seed " + seed);
        }
    }

    void pass(long millis) {
        network.pass(millis, this::tick);
    }

    private void tick() {
        one.links.tick();
        two.links.tick();
        ticked.run();
    }

    /** Sends bytes as a file is sent, as far as they go within the time; returns milliseconds used. */
    long send(byte[] bytes, long limit) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        long start = network.millis();
        while (two.received.size() < bytes.length && network.millis() - start < limit) {
            network.pass(1, () -> {
                tick();
                feed(left);
            });
        }
        return network.millis() - start;
    }

    private void feed(ByteBuffer left) {
        Link link = one.link(two);
        for (int room = link.room(); room > 0 && left.hasRemaining(); room--) {
            int length = Math.min(CHUNK, left.remaining());
            link.send(82, left.slice(left.position(), length));
            left.position(left.position() + length);
        }
    }

    byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    void assertReceived(byte[] bytes) {
        assertArrayEquals(bytes, two.received.toByteArray(), "seed " + seed);
    }
}
