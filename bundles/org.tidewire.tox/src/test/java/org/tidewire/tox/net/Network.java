package org.tidewire.tox.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiConsumer;

/** A network in memory with a clock of its own: packets arrive late, twice, out of order or not at all, as told. */
public final class Network implements Ticker {
    private final Random random;
    private final Map<InetSocketAddress, BiConsumer<InetSocketAddress, ByteBuffer>> hosts = new HashMap<>();
    private final PriorityQueue<Flight> flights = new PriorityQueue<>();
    private long now = 1_000_000_000L;
    private long order;

    /** Nanoseconds that a packet is under way. */
    public long delay = 1_000_000;

    /** Nanoseconds by which one may be later than that. */
    public long jitter;

    /** Of how many in a thousand none arrives. */
    public int loss;

    /** Of how many in a thousand two arrive. */
    public int twice;

    /** Packets sent. */
    public long sent;

    private record Flight(long arrival, long order, InetSocketAddress from, InetSocketAddress to, ByteBuffer packet)
            implements Comparable<Flight> {
        @Override
        public int compareTo(Flight other) {
            return arrival == other.arrival ? Long.compare(order, other.order) : Long.compare(arrival, other.arrival);
        }
    }

    /** A network whose accidents are all decided by a seed. */
    public Network(long seed) {
        random = new Random(seed);
    }

    /** Lets other accidents happen from now on. */
    public void seed(long seed) {
        random.setSeed(seed);
    }

    @Override
    public long nanos() {
        return now;
    }

    /** Puts a host at an address; it is called with sender and packet. */
    public Datagrams join(InetSocketAddress address, BiConsumer<InetSocketAddress, ByteBuffer> host) {
        hosts.put(address, host);
        return (to, packet) -> send(address, to, packet);
    }

    /** Takes a host away; what is under way to it is lost. */
    public void leave(InetSocketAddress address) {
        hosts.remove(address);
    }

    private void send(InetSocketAddress from, InetSocketAddress to, ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        sent++;
        if (random.nextInt(1000) < loss) {
            return;
        }
        int copies = random.nextInt(1000) < twice ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long late = jitter == 0 ? 0 : random.nextLong(jitter);
            flights.add(new Flight(now + delay + late, order++, from, to, ByteBuffer.wrap(bytes.clone())));
        }
    }

    /** Lets time pass in steps of a millisecond, after each of which everybody ticks. */
    public void pass(long millis, Runnable tick) {
        for (long i = 0; i < millis; i++) {
            long end = now + 1_000_000;
            while (!flights.isEmpty() && flights.peek().arrival <= end) {
                Flight flight = flights.poll();
                now = Math.max(now, flight.arrival);
                BiConsumer<InetSocketAddress, ByteBuffer> host = hosts.get(flight.to);
                if (host != null) {
                    host.accept(flight.from, flight.packet);
                }
            }
            now = end;
            tick.run();
        }
    }
}
