package org.tidewire.tox.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tidewire.tox.friend.FileDataPacket;

/** Bytes that have come and wait for storage: the node puts pieces in, one thread takes them out in larger portions. */
final class Inflow {
    private static final int PORTION = 48 * FileDataPacket.CHUNK;

    private final Deque<ByteBuffer> portions = new ArrayDeque<>();
    private ByteBuffer spare;
    private long waiting;
    private boolean ended;
    private boolean closed;

    /** Copies a piece; false if it is of no use any more. */
    synchronized boolean put(ByteBuffer piece) {
        if (closed) {
            return false;
        }
        ByteBuffer last = portions.peekLast();
        if (last == null || last.remaining() < piece.remaining()) {
            last = spare == null ? ByteBuffer.allocate(PORTION) : spare.clear();
            spare = null;
            portions.add(last);
        }
        waiting += piece.remaining();
        last.put(piece);
        notifyAll();
        return true;
    }

    /** Nothing more comes. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Drops what waits, and lets whoever waits for more go; gives how many bytes were dropped. */
    synchronized long close() {
        closed = true;
        long dropped = portions.stream().mapToLong(ByteBuffer::position).sum();
        portions.clear();
        notifyAll();
        return dropped;
    }

    /** Waits for the next bytes, to be given back by {@link #used}; null if none will come. */
    synchronized ByteBuffer take() throws InterruptedException {
        while (portions.isEmpty() && !ended && !closed) {
            wait();
        }
        ByteBuffer portion = portions.poll();
        return portion == null ? null : portion.flip();
    }

    /** Takes back a portion that was stored; tells how many bytes wait still. */
    synchronized long used(ByteBuffer portion, int length) {
        spare = portion;
        waiting -= length;
        return waiting;
    }

    /** Bytes that wait, or are being stored. */
    synchronized long waiting() {
        return waiting;
    }

    /** Whether what waited was dropped. */
    synchronized boolean isClosed() {
        return closed;
    }
}
