package org.tidewire.tox.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.tidewire.tox.friend.FileDataPacket;

/**
 * Bytes that have come and wait for storage: the node puts pieces in, one thread takes them out in larger portions. It is woken
 * for a portion and not for a piece: a wake-up and a write for each would cost more than all else that is done for it.
 */
final class Inflow {
    /** Bytes of one portion. */
    static final int PORTION = 48 * FileDataPacket.CHUNK;

    /** Nanoseconds for which bytes wait for others to be stored with. */
    private static final long COMPANY = TimeUnit.MILLISECONDS.toNanos(10);

    /** Emptied portions that are kept for what comes next. */
    private static final int SPARE = 4;

    private final Deque<ByteBuffer> portions = new ArrayDeque<>();
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private long waiting;
    private boolean ended;
    private boolean closed;

    /** Copies a piece; gives how many bytes wait now or are being stored, 0 if it is of no use any more. */
    synchronized long put(ByteBuffer piece) {
        if (closed) {
            return 0;
        }
        ByteBuffer last = portions.peekLast();
        if (last == null || last.remaining() < piece.remaining()) {
            last = spare.isEmpty() ? ByteBuffer.allocate(PORTION) : spare.poll().clear();
            portions.add(last);
            notifyAll();
        }
        waiting += piece.remaining();
        last.put(piece);
        return waiting;
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

    /** Waits for the next bytes, a little longer if they are few, to be given back by {@link #used}; null if none will come. */
    synchronized ByteBuffer take() throws InterruptedException {
        while (portions.isEmpty() && !ended && !closed) {
            wait();
        }
        awaitCompany();
        ByteBuffer portion = portions.poll();
        return portion == null ? null : portion.flip();
    }

    private void awaitCompany() throws InterruptedException {
        long until = System.nanoTime() + COMPANY;
        for (long left = COMPANY; left > 0 && isFew(); left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean isFew() {
        return portions.size() == 1 && !ended && !closed;
    }

    /** Takes back a portion that was stored; tells how many bytes wait still. */
    synchronized long used(ByteBuffer portion, int length) {
        if (spare.size() < SPARE) {
            spare.add(portion);
        }
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
