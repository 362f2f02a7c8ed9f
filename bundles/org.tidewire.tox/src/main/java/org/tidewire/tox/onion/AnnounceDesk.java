package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Datagrams;

/** Where others announce themselves, search each other and leave data for each other. Belongs to one thread. */
final class AnnounceDesk {
    private final Surroundings around;
    private final Agreements keys;
    private final PingIds pingIds;
    private final Announcements announcements;

    AnnounceDesk(Surroundings around, Agreements keys) {
        this.around = around;
        this.keys = keys;
        pingIds = new PingIds(around.ticker(), around.random());
        announcements = new Announcements(around.dht().own().open(), around.ticker());
    }

    /** Answers a packet of kind 83, and stores who asks if it announces itself with its ping id. */
    void announce(InetSocketAddress from, ByteBuffer packet) {
        if (packet.remaining() != AnnounceRequest.SIZE + ReturnPath.FULL) {
            return;
        }
        OnionLayers.Layer layer = OnionLayers.read(packet, ReturnPath.FULL);
        BoxKey key = keys.with(layer.sender());
        AnnounceRequest request = key == null ? null : AnnounceRequest.open(key, layer.nonce(), layer.box());
        if (request == null) {
            return;
        }
        PublicKey asker = layer.sender();
        // A real key is announced by itself alone; with a temporary key one can only search.
        if (asker.equals(request.wanted()) && pingIds.accepts(request.pingId(), asker, from)) {
            announcements.put(new Announcement(
                    asker,
                    request.dataKey(),
                    from,
                    copy(layer.back()),
                    around.ticker().millis()));
        }
        ByteBuffer answer = answer(from, asker, request).seal(request.sendback(), key, Nonce.random(around.random()));
        reply(from, layer.back(), answer);
    }

    private AnnounceResponse answer(InetSocketAddress from, PublicKey asker, AnnounceRequest request) {
        Announcement stored = announcements.get(request.wanted());
        var nodes = around.nodes().closest(request.wanted(), AnnounceResponse.NODES, from);
        if (stored != null && !stored.key().equals(asker)) {
            return new AnnounceResponse(AnnounceResponse.OTHER, stored.dataKey(), null, nodes);
        }
        boolean self = stored != null && stored.dataKey().equals(request.dataKey());
        int state = self ? AnnounceResponse.SELF : AnnounceResponse.NOTHING;
        return new AnnounceResponse(state, null, pingIds.next(asker, from), nodes);
    }

    /** Sends the data of a packet of kind 85 on to whom it is for, if that one is announced here. */
    void data(ByteBuffer packet) {
        if (packet.remaining() < OnionData.SHORTEST_REQUEST + ReturnPath.FULL) {
            return;
        }
        packet.get();
        Announcement receiver = announcements.get(PublicKey.read(packet));
        if (receiver == null) {
            return;
        }
        packet.limit(packet.limit() - ReturnPath.FULL);
        ByteBuffer data = ByteBuffer.allocate(1 + packet.remaining());
        data.put((byte) OnionKind.DATA_RESPONSE).put(packet).flip();
        reply(receiver.from(), receiver.back().duplicate(), data);
    }

    /** Forgets announcements that were not renewed. */
    void tick() {
        announcements.forgetExpired();
    }

    private void reply(InetSocketAddress to, ByteBuffer back, ByteBuffer answer) {
        ByteBuffer packet = ByteBuffer.allocate(1 + ReturnPath.FULL + answer.remaining());
        packet.put((byte) OnionKind.BACK_C).put(back).put(answer).flip();
        if (packet.remaining() <= Datagrams.LIMIT && Addresses.usable(to)) {
            around.datagrams().send(to, packet);
        }
    }

    private static ByteBuffer copy(ByteBuffer from) {
        return ByteBuffer.allocate(from.remaining()).put(from.duplicate()).flip();
    }
}
