package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tidewire.tox.net.Datagrams;

/** A TCP relay as far as the onion sees it, with own reading and writing; what it says to nodes goes over UDP. */
final class RelayHost {
    private static final int BACK = 59;

    final World world;
    final InetSocketAddress address;

    /** What clients gave it to send on. */
    final List<ByteBuffer> bodies = new ArrayList<>();

    /** Whether clients are connected. */
    boolean ready = true;

    private final Datagrams out;
    private final Map<ByteBuffer, Consumer<ByteBuffer>> clients = new HashMap<>();

    RelayHost(World world, int host) {
        this.world = world;
        address = World.address(host);
        out = world.tapped(address, world.network.join(address, this::back));
    }

    /** A client's connection, and what the client does with answers. */
    OnionRelays open(Consumer<ByteBuffer> client) {
        return new OnionRelays() {
            @Override
            public boolean ready() {
                return ready;
            }

            @Override
            public boolean send(ByteBuffer body) {
                return ready && pass(client, body);
            }
        };
    }

    /** Loses the connections, by which it knew where answers go; the clients are back at once. */
    void lose() {
        clients.clear();
    }

    private boolean pass(Consumer<ByteBuffer> client, ByteBuffer body) {
        bodies.add(body.duplicate());
        byte[] back = new byte[BACK];
        world.random.nextBytes(back);
        clients.put(ByteBuffer.wrap(back), client);
        ByteBuffer packet = ByteBuffer.allocate(1 + body.remaining() - IpPort.SIZE + BACK);
        packet.put((byte) 0x81).put(body.slice(body.position(), 24));
        InetSocketAddress next = next(body);
        packet.put(body.slice(body.position() + 43, body.remaining() - 43)).put(back);
        out.send(next, packet.flip());
        return true;
    }

    /** The node that a body goes to. */
    static InetSocketAddress next(ByteBuffer body) {
        return IpPort.read(body.duplicate().position(body.position() + 24));
    }

    private void back(InetSocketAddress from, ByteBuffer packet) {
        int length = packet.remaining() - 1 - BACK;
        if (length > 0 && packet.get(packet.position()) == (byte) 0x8e) {
            Consumer<ByteBuffer> client = clients.get(packet.slice(packet.position() + 1, BACK));
            if (client != null) {
                client.accept(packet.slice(packet.position() + 1 + BACK, length));
            }
        }
    }
}
