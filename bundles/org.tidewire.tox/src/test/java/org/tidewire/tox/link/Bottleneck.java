package org.tidewire.tox.link;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

import org.tidewire.tox.net.Datagrams;

/** A way that carries so many packets a millisecond, lets some wait and drops the rest. */
final class Bottleneck implements Datagrams {
    private final double perMilli;
    private final int buffer;
    private final Datagrams onward;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private double credit;
    int dropped;

    Bottleneck(double perMilli, int buffer, Datagrams onward) {
        this.perMilli = perMilli;
        this.buffer = buffer;
        this.onward = onward;
    }

    @Override
    public void send(InetSocketAddress to, ByteBuffer packet) {
        if (waiting.size() >= buffer) {
            dropped++;
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
        waiting.add(() -> onward.send(to, copy));
    }

    void tick() {
        credit = Math.min(credit + perMilli, Math.max(1, perMilli));
        while (credit >= 1 && !waiting.isEmpty()) {
            waiting.remove().run();
            credit--;
        }
    }
}
