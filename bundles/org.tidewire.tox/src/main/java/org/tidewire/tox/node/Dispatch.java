package org.tidewire.tox.node;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Route;
import org.tidewire.tox.net.UdpRoute;
import org.tidewire.tox.onion.OnionService;
import org.tidewire.tox.relay.RelayListener;

/** Gives each packet, from UDP or through a relay, to the layer it belongs to (Tox specification, packet kinds). */
final class Dispatch implements RelayListener {
    private static final int BACK_C = 0x8c;

    private final Finder finder;
    private final Datagrams datagrams;
    private Layers layers;
    private OnionService service;

    Dispatch(Finder finder, Datagrams datagrams) {
        this.finder = finder;
        this.datagrams = datagrams;
    }

    /** Gives it the layers. Called once, before the first packet. */
    void join(Layers joined, OnionService served) {
        layers = joined;
        service = served;
    }

    void receive(InetSocketAddress from, ByteBuffer packet) {
        int kind = packet.get(packet.position()) & 0xff;
        switch (kind) {
            case 0x18, 0x19, 0x1a, 0x1b -> layers.links().receive(new UdpRoute(from, datagrams), packet);
            case 0x00, 0x01, 0x02, 0x04, 0x20, 0x21 -> layers.dht().receive(from, packet);
            case 0x80, 0x81, 0x82, 0x83, 0x85, 0x8d, 0x8e -> service.receive(from, packet);
            case 0x84, 0x86 -> layers.onion().receive(from, packet);
            case BACK_C -> {
                if (!layers.onion().receive(from, packet)) {
                    service.receive(from, packet);
                }
            }
            // Packets of group chats, and rubbish.
            default -> {}
        }
    }

    @Override
    public void received(Route from, ByteBuffer packet) {
        layers.links().receive(from, packet);
    }

    @Override
    public void onion(ByteBuffer body) {
        // Nothing of ours is asked through relays yet.
    }

    @Override
    public void reachable(PublicKey dhtKey, Route route) {
        finder.reachable(dhtKey, route);
    }

    @Override
    public void gone(Route route) {
        layers.links().drop(route);
    }
}
