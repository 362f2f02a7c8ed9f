package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.dht.Node;

/** Paths of three nodes, to the first of which we send over UDP. Belongs to one thread. */
final class UdpStart implements PathStart {
    private final Surroundings around;

    UdpStart(Surroundings around) {
        this.around = around;
    }

    @Override
    public int nodes() {
        return 3;
    }

    @Override
    public Hops through(List<Node> nodes) {
        return Hops.through(nodes, around.dht(), around.random());
    }

    @Override
    public void send(Hops hops, InetSocketAddress to, byte[] request) {
        Nonce nonce = Nonce.random(around.random());
        around.datagrams().send(hops.first().address(), OnionLayers.wrap(hops, nonce, to, request));
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public boolean lasts() {
        return true;
    }
}
