package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Takes the packets that two nodes exchange: opens those that can be right and says who is to take them. */
final class Exchange {
    private final DhtPacket packets;
    private final Requests requests;
    private final Responses responses;

    Exchange(DhtPacket packets, Requests requests, Responses responses) {
        this.packets = packets;
        this.requests = requests;
        this.responses = responses;
    }

    /** Takes a packet that is not empty. */
    void receive(InetSocketAddress from, ByteBuffer packet) {
        int kind = packet.get(packet.position()) & 0xff;
        DhtPacket.Opened opened = sound(kind, packet.remaining()) ? packets.open(packet) : null;
        if (opened != null) {
            take(kind, from, opened);
        }
    }

    private void take(int kind, InetSocketAddress from, DhtPacket.Opened opened) {
        switch (kind) {
            case DhtPacket.PING_REQUEST -> requests.ping(from, opened);
            case DhtPacket.PING_RESPONSE -> responses.ping(from, opened);
            case DhtPacket.NODES_REQUEST -> requests.nodes(from, opened);
            default -> responses.nodes(from, opened);
        }
    }

    /** Whether a packet of this kind can have this length; asked before anything is opened. */
    private static boolean sound(int kind, int length) {
        return switch (kind) {
            case DhtPacket.PING_REQUEST, DhtPacket.PING_RESPONSE -> length == Ping.PACKET;
            case DhtPacket.NODES_REQUEST -> length == NodesRequest.PACKET;
            case DhtPacket.NODES_RESPONSE -> length >= NodesResponse.SHORTEST && length <= NodesResponse.LONGEST;
            default -> false;
        };
    }
}
