package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;

/** Sends DHT requests through the nodes near their receivers, and passes those of others on. */
final class Routing {
    private static final int FORWARDS_PER_SECOND = 500;

    private final PublicKey own;
    private final DhtRequestPacket packets;
    private final Lists lists;
    private final Datagrams datagrams;
    private final Ticker ticker;
    private final Allowance forwards;

    Routing(PublicKey own, DhtRequestPacket packets, Lists lists, Datagrams datagrams, Ticker ticker) {
        this.own = own;
        this.packets = packets;
        this.lists = lists;
        this.datagrams = datagrams;
        this.ticker = ticker;
        this.forwards = new Allowance(ticker, FORWARDS_PER_SECOND);
    }

    /** Sends a request straight to its receiver, if it has an address, and through the nodes near it. */
    void send(PublicKey receiver, byte type, ByteBuffer data, List<Node> near) {
        ByteBuffer packet = packets.seal(receiver, type, data);
        Set<InetSocketAddress> ways = new LinkedHashSet<>();
        NodeEntry entry = lists.entry(receiver, ticker.millis());
        if (entry != null) {
            ways.add(entry.address());
        }
        near.forEach(node -> ways.add(node.address()));
        ways.forEach(way -> datagrams.send(way, packet.duplicate()));
    }

    /** Takes a packet: opens one for us, else passes it on or drops it; null unless one for us opened. */
    DhtRequestPacket.Opened receive(InetSocketAddress from, ByteBuffer packet) {
        int length = packet.remaining();
        if (length < DhtRequestPacket.SHORTEST || length > DhtRequestPacket.LONGEST) {
            return null;
        }
        PublicKey receiver = DhtRequestPacket.receiver(packet);
        if (receiver.equals(own)) {
            return packets.open(packet);
        }
        long now = ticker.millis();
        NodeEntry entry = lists.own().get(receiver);
        // Never back, or a wrong address would send it to and fro for ever.
        boolean on = entry != null && !entry.bad(now) && !entry.address().equals(from);
        if (on && forwards.take()) {
            datagrams.send(entry.address(), packet);
        }
        return null;
    }
}
