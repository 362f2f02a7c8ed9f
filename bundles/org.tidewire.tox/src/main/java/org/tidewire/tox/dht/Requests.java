package org.tidewire.tox.dht;

import java.net.InetSocketAddress;

import org.tidewire.tox.net.Datagrams;

/**
 * Answers pings and nodes requests, one packet for one packet, of which the longest is two and a half times as long. Whoever
 * asks is a stranger until it has answered a ping of ours.
 */
final class Requests {
    private final DhtPacket packets;
    private final Datagrams datagrams;
    private final Lists lists;
    private final NewNodes strangers;

    Requests(DhtPacket packets, Datagrams datagrams, Lists lists, NewNodes strangers) {
        this.packets = packets;
        this.datagrams = datagrams;
        this.lists = lists;
        this.strangers = strangers;
    }

    /** Answers a ping. */
    void ping(InetSocketAddress from, DhtPacket.Opened opened) {
        Ping ping = Ping.read(DhtPacket.PING_REQUEST, opened.plain());
        if (ping != null) {
            Ping response = new Ping(DhtPacket.PING_RESPONSE, ping.id());
            datagrams.send(from, packets.seal(DhtPacket.PING_RESPONSE, opened.sender(), response.write()));
            meet(new Node(opened.sender(), from));
        }
    }

    /** Answers a nodes request, with an empty list if there is nobody to tell of. */
    void nodes(InetSocketAddress from, DhtPacket.Opened opened) {
        NodesRequest request = NodesRequest.read(opened.plain());
        if (request != null) {
            NodesResponse response =
                    new NodesResponse(lists.closest(request.wanted(), NodesResponse.LIMIT, from), request.id());
            datagrams.send(from, packets.seal(DhtPacket.NODES_RESPONSE, opened.sender(), response.write()));
            meet(new Node(opened.sender(), from));
        }
    }

    private void meet(Node node) {
        if (lists.curious(node)) {
            strangers.offer(node);
        }
    }
}
