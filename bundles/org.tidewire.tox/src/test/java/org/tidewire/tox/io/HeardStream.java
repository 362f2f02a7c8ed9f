package org.tidewire.tox.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.tidewire.tox.relay.StreamListener;

/** Writes down what happens to a stream, and on which thread. */
final class HeardStream implements StreamListener {
    final Queue<String> events = new ConcurrentLinkedQueue<>();
    final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final AtomicInteger most = new AtomicInteger();
    private int inTurn;

    @Override
    public void opened() {
        hear("opened");
    }

    @Override
    public void read(ByteBuffer bytes) {
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        parts.add(part);
        inTurn += part.length;
    }

    @Override
    public void closed() {
        hear("closed");
    }

    private void hear(String event) {
        threads.add(Thread.currentThread());
        events.add(event);
        ends.add(event);
    }

    /** The next event but those of bytes that came; null if none comes. */
    String next() throws InterruptedException {
        return ends.poll(20, TimeUnit.SECONDS);
    }

    /** So many bytes that came; fewer if no more come. */
    byte[] take(int count) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part;
        while (all.size() < count && (part = parts.poll(20, TimeUnit.SECONDS)) != null) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Told by the node's thread that a turn of all its duties is over. */
    long beat() {
        most.accumulateAndGet(inTurn, Math::max);
        inTurn = 0;
        return 1000;
    }

    /** The most bytes that came in one turn. */
    int most() {
        return most.get();
    }
}
