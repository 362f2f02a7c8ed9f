package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.dht.Node;

/** Paths of a TCP relay, which knows us by our connection, and two nodes behind it. Belongs to one thread. */
final class RelayStart implements PathStart {
    private final Entry entry;
    private final OnionRelays relays;
    private final SecureRandom random;

    RelayStart(Entry entry, OnionRelays relays, SecureRandom random) {
        this.entry = entry;
        this.relays = relays;
        this.random = random;
    }

    @Override
    public int nodes() {
        return 2;
    }

    @Override
    public Hops through(List<Node> nodes) {
        return Hops.behindRelay(nodes, random);
    }

    @Override
    public void send(Hops hops, InetSocketAddress to, byte[] request) {
        // Lost where no relay takes it, as any packet may be: whoever needs an answer asks again.
        relays.send(OnionLayers.wrapForRelay(hops, Nonce.random(random), to, request));
    }

    @Override
    public boolean open() {
        return entry.relayed();
    }

    /** The way back ends with the connection to the relay that happened to take the request. */
    @Override
    public boolean lasts() {
        return false;
    }
}
