package org.tidewire.tox.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tidewire.tox.friend.FileDataPacket;

/** The buffers between storage and the node: a few that go round, so that neither waits for the other without need. */
final class Outflow {
    /** Bytes of one buffer. */
    static final int PORTION = 48 * FileDataPacket.CHUNK;

    private static final int COUNT = 3;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int made;
    private boolean delivered;
    private boolean closed;

    /** Waits for an empty buffer; null if none is wanted any more. */
    synchronized ByteBuffer take() throws InterruptedException {
        while (free.isEmpty() && made == COUNT && !closed) {
            wait();
        }
        if (closed) {
            return null;
        }
        if (free.isEmpty()) {
            made++;
            return ByteBuffer.allocate(PORTION);
        }
        return free.poll().clear();
    }

    /** Gives a buffer back that was sent. */
    synchronized void give(ByteBuffer buffer) {
        free.add(buffer);
        notifyAll();
    }

    /** The friend has all. */
    synchronized void deliver() {
        delivered = true;
        notifyAll();
    }

    /** Lets whoever waits go. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until the friend has all; false if that will not be. */
    synchronized boolean awaitDelivery() throws InterruptedException {
        while (!delivered && !closed) {
            wait();
        }
        return delivered;
    }
}
