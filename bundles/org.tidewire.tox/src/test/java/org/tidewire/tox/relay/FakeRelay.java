package org.tidewire.tox.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;

/** A relay as the Tox specification has it, with own reading and writing; it can also be told to misbehave. */
final class FakeRelay {
    final SharedKeys keys = new SharedKeys(KeyPair.random(new SecureRandom()));
    final Node node;

    /** Clients that said hello, those that came last. */
    final Map<PublicKey, FakeRelaySession> clients = new HashMap<>();

    /** Kinds of all bodies that came. */
    final List<Integer> kinds = new ArrayList<>();

    /** Whether pings stay without answer. */
    boolean mute;

    /** Whether routing requests are refused. */
    boolean refusing;

    FakeRelay(Wires wires, int port) {
        node = new Node(keys.own().open(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        wires.host(node.address(), stream -> new FakeRelaySession(this, stream));
    }

    FakeRelaySession of(Client client) {
        return clients.get(client.key);
    }

    void take(FakeRelaySession from, ByteBuffer body) {
        int kind = body.get() & 0xff;
        kinds.add(kind);
        switch (kind) {
            case 0 -> route(from, PublicKey.read(body));
            case 3 -> unroute(from, body.get() & 0xff);
            case 4 -> pong(from, body);
            case 5 -> {}
            case 6 -> outOfBand(from, body);
            case 8 -> from.send(9, body);
            default -> data(from, kind, body);
        }
    }

    private void pong(FakeRelaySession from, ByteBuffer id) {
        if (!mute) {
            from.send(5, id);
        }
    }

    private void route(FakeRelaySession from, PublicKey peer) {
        int id = refusing ? 0 : from.id(peer);
        ByteBuffer answer = ByteBuffer.allocate(33).put((byte) id);
        peer.write(answer);
        from.send(1, answer.flip());
        FakeRelaySession other = clients.get(peer);
        if (id != 0 && other != null && other.ids.containsValue(from.client)) {
            from.send(2, one(id));
            other.send(2, one(other.id(from.client)));
        }
    }

    private void unroute(FakeRelaySession from, int id) {
        leave(from, from.ids.remove(id));
    }

    /** Tells a peer that a client is not there any more. */
    void leave(FakeRelaySession from, PublicKey peer) {
        FakeRelaySession other = clients.get(peer);
        if (other != null && other.ids.containsValue(from.client)) {
            other.send(3, one(other.id(from.client)));
        }
    }

    private void outOfBand(FakeRelaySession from, ByteBuffer body) {
        FakeRelaySession other = clients.get(PublicKey.read(body));
        if (other != null) {
            ByteBuffer packet = ByteBuffer.allocate(32 + body.remaining());
            from.client.write(packet);
            other.send(7, packet.put(body).flip());
        }
    }

    private void data(FakeRelaySession from, int id, ByteBuffer body) {
        PublicKey peer = from.ids.get(id);
        FakeRelaySession other = peer == null ? null : clients.get(peer);
        if (other != null && other.ids.containsValue(from.client)) {
            other.send(other.id(from.client), body);
        }
    }

    static ByteBuffer one(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value});
    }

    static Map<Integer, PublicKey> noIds() {
        return new TreeMap<>();
    }
}
