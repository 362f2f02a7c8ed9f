package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;

/** One service, spoken to by hand: what it sends is looked at, not delivered. */
final class Exchange {
    static final InetSocketAddress SENDER = World.address(7);

    final World world = new World(0);
    final KeyPair dht = KeyPair.random(world.random);
    final List<World.Sent> sent = new ArrayList<>();
    final OnionNodes nodes;
    final OnionService service;

    /** A service that knows some nodes. */
    Exchange(int known) {
        nodes = world.known(new World(world.seed, known).members);
        service = new OnionService(new Surroundings(
                new SharedKeys(dht),
                (to, packet) -> sent.add(new World.Sent(
                        SENDER,
                        to,
                        ByteBuffer.allocate(packet.remaining()).put(packet).flip())),
                nodes,
                world.network,
                world.random));
    }

    /** What is sent in answer to a packet. */
    List<World.Sent> receive(InetSocketAddress from, ByteBuffer packet) {
        sent.clear();
        service.receive(from, packet.duplicate());
        return List.copyOf(sent);
    }

    /** An announce request with return data of zeros. */
    ByteBuffer announce(KeyPair asker, AnnounceRequest request) {
        BoxKey key = BoxKey.between(asker.secret(), dht.open());
        byte[] sealed = request.seal(asker.open(), key, Nonce.random(world.random));
        return ByteBuffer.allocate(sealed.length + ReturnPath.FULL).put(sealed).rewind();
    }

    /** What the service answers to an announce request. */
    AnnounceResponse ask(InetSocketAddress from, KeyPair asker, AnnounceRequest request) {
        List<World.Sent> answers = receive(from, announce(asker, request));
        ByteBuffer packet = answers.get(0).packet().position(1 + ReturnPath.FULL + 1 + Long.BYTES);
        return AnnounceResponse.open(BoxKey.between(asker.secret(), dht.open()), packet);
    }

    /** Announces somebody in two steps; the second answer. */
    AnnounceResponse store(InetSocketAddress from, KeyPair asker, PublicKey dataKey) {
        AnnounceRequest first = new AnnounceRequest(PingId.NONE, asker.open(), dataKey, 1);
        PingId pingId = ask(from, asker, first).pingId();
        return ask(from, asker, new AnnounceRequest(pingId, asker.open(), dataKey, 2));
    }

    /** Lets time pass. */
    void pass(long seconds) {
        for (long i = 0; i < seconds; i++) {
            world.network.pass(1000, () -> {});
            service.tick();
        }
    }
}
