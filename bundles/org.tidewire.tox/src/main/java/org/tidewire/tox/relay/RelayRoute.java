package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Route;

/**
 * A way to a peer through a relay. Equal to another by these two; it leads through whichever connection there is to the relay
 * when a packet is sent, so that it outlives a lost one.
 *
 * @param relay the relay
 * @param peer the peer's DHT key
 * @param relays all relays
 */
record RelayRoute(Node relay, PublicKey peer, RelayTable relays) implements Route {
    @Override
    public void send(ByteBuffer packet) {
        relays.send(relay, peer, packet);
        packet.position(packet.limit());
    }

    @Override
    public boolean relayed() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RelayRoute route && relay.equals(route.relay) && peer.equals(route.peer);
    }

    @Override
    public int hashCode() {
        return 31 * relay.hashCode() + peer.hashCode();
    }

    @Override
    public String toString() {
        return "relay " + relay.address().getAddress().getHostAddress() + " port "
                + relay.address().getPort();
    }
}
