package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Network;

/** A host that knows nothing but how packets look: says what a test wants and keeps what it is told. */
final class Wire {
    final InetSocketAddress address;
    final KeyPair keys;
    final DhtPacket packets;
    final DhtRequestPacket routed;
    final Datagrams out;
    final List<ByteBuffer> received = new ArrayList<>();

    Wire(Network network, String address, SecureRandom random) {
        this.address = address(address);
        this.keys = KeyPair.random(random);
        Agreements agreements = new Agreements(new SharedKeys(keys), key -> true, network);
        this.packets = new DhtPacket(agreements, random);
        this.routed = new DhtRequestPacket(agreements, random);
        this.out = network.join(this.address, (from, packet) -> received.add(packet));
    }

    PublicKey key() {
        return keys.open();
    }

    Node node() {
        return new Node(key(), address);
    }

    ByteBuffer ping(Host to, long id) {
        return packets.seal(DhtPacket.PING_REQUEST, to.key(), new Ping(DhtPacket.PING_REQUEST, id).write());
    }

    ByteBuffer pong(Host to, long id) {
        return packets.seal(DhtPacket.PING_RESPONSE, to.key(), new Ping(DhtPacket.PING_RESPONSE, id).write());
    }

    ByteBuffer nodes(Host to, PublicKey wanted, long id) {
        return packets.seal(DhtPacket.NODES_REQUEST, to.key(), new NodesRequest(wanted, id).write());
    }

    ByteBuffer told(Host to, List<Node> nodes, long id) {
        return packets.seal(DhtPacket.NODES_RESPONSE, to.key(), new NodesResponse(nodes, id).write());
    }

    void send(Host to, ByteBuffer packet) {
        out.send(to.address, packet.duplicate());
    }

    /** Takes all packets of a kind that came. */
    List<ByteBuffer> take(int kind) {
        List<ByteBuffer> taken =
                received.stream().filter(packet -> packet.get(0) == kind).toList();
        received.removeAll(taken);
        return taken;
    }

    /** The id of the only ping that came. */
    long pinged() {
        return Ping.read(DhtPacket.PING_REQUEST, only(DhtPacket.PING_REQUEST)).id();
    }

    /** The only nodes request that came. */
    NodesRequest asked() {
        return NodesRequest.read(only(DhtPacket.NODES_REQUEST));
    }

    /** The only nodes response that came. */
    NodesResponse told() {
        return NodesResponse.read(only(DhtPacket.NODES_RESPONSE));
    }

    private ByteBuffer only(int kind) {
        List<ByteBuffer> taken = take(kind);
        if (taken.size() != 1) {
            throw new AssertionError(taken.size() + " packets of kind " + kind + " instead of one");
        }
        return packets.open(taken.get(0)).plain();
    }

    static InetSocketAddress address(String text) {
        URI uri = URI.create("udp://" + text);
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.duplicate().get(copy);
        return copy;
    }

    static String hex(ByteBuffer bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }
}
