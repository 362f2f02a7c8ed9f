package org.tidewire.bench.tox;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.tidewire.tox.net.Datagrams;

/** Bad weather on the way out: some packets are lost, all come late. A thread of its own sends what is due. */
final class Weather implements Datagrams {
    private static final int QUEUE = 16_384;

    private final Datagrams way;
    private final int lostPerMille;
    private final long late;
    private final Random random;
    private final BlockingQueue<Late> queue = new LinkedBlockingQueue<>(QUEUE);

    private record Late(long due, InetSocketAddress to, ByteBuffer packet) {}

    private Weather(Datagrams way, int lostPerMille, long late, long seed) {
        this.way = way;
        this.lostPerMille = lostPerMille;
        this.late = late;
        this.random = new Random(seed);
        Thread post = new Thread(this::post, "late packets");
        post.setDaemon(true);
        post.start();
    }

    /**
     * Weather over a way.
     *
     * @param word {@code LOST:LATE:SEED}, of 1000 packets and in milliseconds; empty if the weather is fair
     * @param way where it leads
     */
    static Datagrams over(Datagrams way, String word) {
        if (word.isEmpty()) {
            return way;
        }
        String[] parts = word.split(":");
        long late = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(parts[1]));
        return new Weather(way, Integer.parseInt(parts[0]), late, Long.parseLong(parts[2]));
    }

    @Override
    public void send(InetSocketAddress to, ByteBuffer packet) {
        if (random.nextInt(1000) < lostPerMille) {
            packet.position(packet.limit());
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
        queue.offer(new Late(System.nanoTime() + late, to, copy)); // what has no room is lost, too
    }

    private void post() {
        try {
            while (true) {
                Late next = queue.take();
                for (long wait = next.due - System.nanoTime(); wait > 0; wait = next.due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                way.send(next.to, next.packet);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
