package org.tidewire.tox.link;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.UdpRoute;

/** A node that has links and nothing else, on a network in memory; it notes all that it is told. */
final class Peer implements LinkListener {
    final Network network;
    final InetSocketAddress address;
    final KeyPair real;
    final KeyPair dht;
    final Set<PublicKey> friends = new HashSet<>();
    final List<String> events = new ArrayList<>();
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    final Links links;
    Datagrams out;
    BiConsumer<Route, ByteBuffer> tap = (route, packet) -> {};

    /** Does something while a packet, with its id, is being handed on. */
    BiConsumer<Link, Integer> handed = (link, id) -> {};

    Peer(Network network, int port, int seed) {
        this(network, port, KeyPair.random(random(seed)), seed);
    }

    Peer(Network network, int port, KeyPair real, int seed) {
        SecureRandom random = random(1000 + seed);
        this.network = network;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.real = real;
        this.dht = KeyPair.random(random);
        this.links = new Links(real, new SharedKeys(dht), friends::contains, this, network, random);
        this.out = network.join(address, (from, packet) -> receive(new UdpRoute(from, outgoing()), packet));
    }

    static SecureRandom random(int seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Two friends at one network. */
    static void befriend(Peer one, Peer two) {
        one.friends.add(two.real.open());
        two.friends.add(one.real.open());
    }

    void receive(Route from, ByteBuffer packet) {
        tap.accept(from, packet.duplicate());
        links.receive(from, packet);
    }

    Route to(Peer other) {
        return new UdpRoute(other.address, outgoing());
    }

    Link dial(Peer other) {
        return links.dial(other.real.open(), other.dht.open(), to(other));
    }

    Link link(Peer other) {
        return links.link(other.real.open());
    }

    boolean up(Peer other) {
        return link(other) != null && link(other).established();
    }

    private Datagrams outgoing() {
        return (to, packet) -> out.send(to, packet);
    }

    @Override
    public void established(Link link) {
        events.add("established");
    }

    @Override
    public void received(Link link, int id, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        received.writeBytes(bytes);
        handed.accept(link, id);
    }

    @Override
    public void lost(Link link) {
        events.add("lost");
    }

    @Override
    public void answered(PublicKey friend, PublicKey dhtKey) {
        events.add("answered");
    }

    /** How often an event happened. */
    long count(String event) {
        return events.stream().filter(event::equals).count();
    }
}
