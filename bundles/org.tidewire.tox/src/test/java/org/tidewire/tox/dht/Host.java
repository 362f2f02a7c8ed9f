package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Network;

/** A host of the simulated network on which a whole Dht runs; notes what its listener is told. */
final class Host implements DhtListener {
    final InetSocketAddress address;
    final KeyPair keys;
    final Dht dht;
    final Map<PublicKey, InetSocketAddress> found = new HashMap<>();
    final Map<PublicKey, InetSocketAddress> seen = new HashMap<>();
    final List<String> requests = new ArrayList<>();
    private final Network network;

    Host(Network network, String address, SecureRandom random) {
        this.network = network;
        this.address = Wire.address(address);
        this.keys = KeyPair.random(random);
        this.dht = new Dht(new SharedKeys(keys), network.join(this.address, this::receive), this, network, random);
    }

    PublicKey key() {
        return keys.open();
    }

    Node node() {
        return new Node(key(), address);
    }

    void bootstrap(Host other) {
        dht.bootstrap(other.address, other.key());
    }

    void leave() {
        network.leave(address);
    }

    private void receive(InetSocketAddress from, ByteBuffer packet) {
        dht.receive(from, packet);
    }

    @Override
    public void request(PublicKey senderDhtKey, byte type, ByteBuffer data) {
        requests.add(senderDhtKey + " " + type + " " + Wire.hex(data));
    }

    @Override
    public void found(PublicKey dhtKey, InetSocketAddress at) {
        found.put(dhtKey, at);
    }

    @Override
    public void seen(PublicKey dhtKey, InetSocketAddress at) {
        seen.put(dhtKey, at);
    }
}
