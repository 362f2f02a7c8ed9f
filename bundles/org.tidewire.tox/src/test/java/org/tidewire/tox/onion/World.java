package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;

/** A network of nodes that serve the onion, and of people who use it; all of it follows from a seed. */
final class World {
    final long seed;
    final Network network;
    final SecureRandom random;
    final List<Member> members = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();

    /** A packet that somebody sent. */
    record Sent(InetSocketAddress from, InetSocketAddress to, ByteBuffer packet) {
        int kind() {
            return packet.get(0) & 0xff;
        }
    }

    /** A node that serves others. */
    record Member(Node node, OnionService service) {}

    /** Data that came. */
    record Mail(PublicKey from, ByteBuffer inner) {}

    World(int nodes) {
        this(new SecureRandom().nextLong(), nodes);
    }

    World(long seed, int nodes) {
        this.seed = seed;
        network = new Network(seed);
        random = seeded(seed);
        for (int i = 0; i < nodes; i++) {
            join(address(i + 1));
        }
    }

    static InetSocketAddress address(int host) {
        return new InetSocketAddress("198.51.100." + host, 33445);
    }

    static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Member join(InetSocketAddress address) {
        KeyPair pair = KeyPair.random(random);
        OnionService[] service = new OnionService[1];
        Datagrams out = tapped(address, network.join(address, (from, packet) -> service[0].receive(from, packet)));
        service[0] = new OnionService(new Surroundings(new SharedKeys(pair), out, known(members), network, random));
        Member member = new Member(new Node(pair.open(), address), service[0]);
        members.add(member);
        return member;
    }

    Datagrams tapped(InetSocketAddress from, Datagrams out) {
        return (to, packet) -> {
            byte[] bytes = new byte[packet.remaining()];
            packet.duplicate().get(bytes);
            sent.add(new Sent(from, to, ByteBuffer.wrap(bytes)));
            out.send(to, packet);
        };
    }

    /** What one knows who knows these, now and later. */
    OnionNodes known(List<Member> those) {
        return new OnionNodes() {
            @Override
            public List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
                return those.stream()
                        .map(Member::node)
                        .sorted((a, b) -> target.nearer(a.key(), b.key()))
                        .limit(count)
                        .toList();
            }

            @Override
            public List<Node> random(int count) {
                List<Node> nodes =
                        new ArrayList<>(those.stream().map(Member::node).toList());
                Collections.shuffle(nodes, random);
                return nodes.subList(0, Math.min(count, nodes.size()));
            }
        };
    }

    /** A person at an address who knows the first few nodes. */
    Person person(int host, OnionMode mode, int knows) {
        return person(host, mode, known(members.subList(0, knows)));
    }

    Person person(int host, OnionMode mode, OnionNodes nodes) {
        return person(host, mode, nodes, OnionRelays.NONE);
    }

    Person person(int host, OnionMode mode, OnionNodes nodes, OnionRelays relays) {
        Person person = new Person(this, address(host), mode, nodes, relays);
        people.add(person);
        return person;
    }

    /** A person without UDP at a relay, who is told of the first few nodes. */
    Person relayed(int host, RelayHost relay, int told) {
        Person person = person(host, OnionMode.THREE_HOPS, known(List.of()), relay.open(body -> relayed(host, body)));
        members.subList(0, told).forEach(member -> person.client.bootstrap(member.node()));
        return person;
    }

    private void relayed(int host, ByteBuffer body) {
        people.stream()
                .filter(person -> person.address.equals(address(host)))
                .forEach(person -> person.client.receive(body));
    }

    void pass(long millis) {
        network.pass(millis, () -> {
            members.forEach(member -> member.service().tick());
            people.forEach(person -> person.client.tick());
        });
    }

    String seed() {
        return "seed " + seed;
    }

    /** Somebody with a client, who listens. */
    static final class Person implements OnionListener {
        final KeyPair real;
        final InetSocketAddress address;
        final OnionClient client;
        final Surroundings around;
        final List<Mail> mail = new ArrayList<>();
        final List<PublicKey> found = new ArrayList<>();

        private Person(World world, InetSocketAddress address, OnionMode mode, OnionNodes nodes, OnionRelays relays) {
            this.address = address;
            real = KeyPair.random(world.random);
            Datagrams out = world.tapped(address, world.network.join(address, this::receive));
            SharedKeys dht = new SharedKeys(KeyPair.random(world.random));
            around = new Surroundings(dht, out, nodes, world.network, world.random);
            client = new OnionClient(real, mode, relays, around, this);
        }

        private void receive(InetSocketAddress from, ByteBuffer packet) {
            client.receive(from, packet);
        }

        PublicKey key() {
            return real.open();
        }

        @Override
        public void data(PublicKey senderRealKey, ByteBuffer inner) {
            mail.add(new Mail(senderRealKey, inner));
        }

        @Override
        public void found(PublicKey friend) {
            found.add(friend);
        }
    }
}
