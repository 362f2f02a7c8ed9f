package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Datagrams;
import org.tidewire.tox.net.Ticker;

/** Finds nodes of the local network: 0x21, own DHT key[32] (Tox specification, LAN discovery). */
final class LanDiscovery {
    static final int KIND = 0x21;

    private static final int LENGTH = 1 + PublicKey.SIZE;
    private static final int PER_SECOND = 8;

    private final PublicKey own;
    private final Questions questions;
    private final Datagrams datagrams;
    private final Allowance allowance;

    LanDiscovery(PublicKey own, Questions questions, Datagrams datagrams, Ticker ticker) {
        this.own = own;
        this.questions = questions;
        this.datagrams = datagrams;
        this.allowance = new Allowance(ticker, PER_SECOND);
    }

    /** Tells whoever is at an address our key. */
    void send(InetSocketAddress to) {
        ByteBuffer packet = ByteBuffer.allocate(LENGTH).put((byte) KIND);
        own.write(packet);
        datagrams.send(to, packet.flip());
    }

    /**
     * Asks the sender for nodes, which tells it our key. Only for one in a private network: nothing in the packet is proven,
     * and elsewhere the answer could be aimed at anybody.
     */
    void receive(InetSocketAddress from, ByteBuffer packet) {
        if (packet.remaining() != LENGTH || !Addresses.isPrivate(from)) {
            return;
        }
        Node node = new Node(PublicKey.read(packet.position(packet.position() + 1)), from);
        if (!node.key().equals(own) && !questions.asked(node, own) && allowance.take()) {
            questions.nodes(node, own);
        }
    }
}
