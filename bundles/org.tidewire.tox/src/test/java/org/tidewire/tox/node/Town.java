package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;
import org.tidewire.tox.relay.RelaysInMemory;

/** A network in memory with people on it who run whole nodes; all that happens there follows from a seed. */
final class Town {
    final long seed;
    final Network network;
    final SecureRandom random;
    final RelaysInMemory relays;
    final List<Person> people = new ArrayList<>();

    /** What else is to be done each millisecond. */
    final List<Runnable> chores = new ArrayList<>();

    /** Sees every packet that leaves a node. */
    Consumer<Sent> tap = sent -> {};

    /** A packet that somebody sent. */
    record Sent(InetSocketAddress from, InetSocketAddress to, ByteBuffer packet) {
        int kind() {
            return packet.get(0) & 0xff;
        }

        int length() {
            return packet.remaining();
        }

        byte[] bytes() {
            byte[] bytes = new byte[packet.remaining()];
            packet.duplicate().get(bytes);
            return bytes;
        }
    }

    Town(long seed) {
        this.seed = seed;
        network = new Network(seed);
        relays = new RelaysInMemory(seed);
        try {
            random = SecureRandom.getInstance("SHA1PRNG");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        random.setSeed(seed);
    }

    /** An address of the open network. */
    static InetSocketAddress address(int host) {
        return new InetSocketAddress("198.51.100." + host, 33445);
    }

    /** An address of a network at home. */
    static InetSocketAddress home(int host) {
        return new InetSocketAddress("192.168.1." + host, 33445);
    }

    Person person(String name, InetSocketAddress address) {
        return new Person(this, name, address);
    }

    Datagrams tapped(InetSocketAddress from, Datagrams out) {
        return (to, packet) -> {
            byte[] bytes = new byte[packet.remaining()];
            packet.duplicate().get(bytes);
            tap.accept(new Sent(from, to, ByteBuffer.wrap(bytes)));
            out.send(to, packet);
        };
    }

    /** Sends a packet as if it came from an address. */
    void forge(InetSocketAddress from, Person to, byte[] packet) {
        to.receive(from, ByteBuffer.wrap(packet.clone()));
    }

    /** Time of the day; a day like any other, on which the network came up. */
    Instant instant() {
        return Instant.ofEpochSecond(1_700_000_000L).plusNanos(network.nanos());
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(network.nanos());
    }

    void pass(long millis) {
        network.pass(millis, this::tick);
    }

    /** Lets time pass until something is so; tells how long that took, or -1 if it is still not so in the end. */
    long passUntil(BooleanSupplier so, long atMost) {
        for (long i = 0; i < atMost; i += 10) {
            if (so.getAsBoolean()) {
                return i;
            }
            pass(10);
        }
        return so.getAsBoolean() ? atMost : -1;
    }

    private void tick() {
        people.forEach(Person::tick);
        chores.forEach(Runnable::run);
        relays.settle();
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
