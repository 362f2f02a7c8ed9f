package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Datagrams;

/**
 * What a relay and we say to each other once the handshake is done. Every method that answers false asks for the connection
 * to be closed. Belongs to one thread.
 */
final class RelaySession implements RelayReader {
    private static final int COOKIE_REQUEST = 0x18;
    private static final int HANDSHAKE = 0x1a;

    private final RelayOutput output;
    private final RelayPings pings;
    private final RelayOwner owner;
    private final RelayPeers peers = new RelayPeers();

    RelaySession(RelayOutput output, RelayPings pings, RelayOwner owner) {
        this.output = output;
        this.pings = pings;
        this.owner = owner;
    }

    /** Begins with the ping without which a relay does not trust a client. */
    boolean begin() {
        return output.tell(RelayBody.ping(pings.next()));
    }

    boolean tick() {
        output.flush();
        if (pings.late()) {
            return false;
        }
        return !pings.due() || begin();
    }

    /** Asks the relay for a peer, once, even if it refuses. */
    boolean ask(PublicKey peer) {
        return !peers.ask(peer) || output.tell(RelayBody.routingRequest(peer));
    }

    /** Gives a peer up. */
    boolean forget(PublicKey peer) {
        int id = peers.forget(peer);
        return id == 0 || output.tell(RelayBody.disconnect(id));
    }

    /** Sends a packet to a peer, out of band if it is not reachable, or loses it. */
    void send(PublicKey peer, ByteBuffer packet) {
        int length = packet.remaining();
        int id = peers.id(peer);
        if (id != 0 && length > 0 && length <= Datagrams.LIMIT) {
            output.send(RelayBody.data(id, packet));
        } else if (id == 0 && length > 0 && length <= RelayBody.OUT_OF_BAND) {
            output.send(RelayBody.outOfBand(peer, packet));
        }
    }

    /** Sends an onion request; false if it is lost, which is no reason to close. */
    boolean request(ByteBuffer body) {
        return output.send(RelayBody.onion(body));
    }

    List<PublicKey> reachable() {
        return peers.reachable();
    }

    boolean reaches(PublicKey peer) {
        return peers.id(peer) != 0;
    }

    @Override
    public boolean routed(int id, PublicKey peer) {
        if (peers.knows(peer)) {
            return peers.routed(id, peer);
        }
        // We gave the peer up while the relay was answering: free the id there too.
        return !peers.taken(id) && (id == 0 || output.tell(RelayBody.disconnect(id)));
    }

    @Override
    public boolean connected(int id) {
        PublicKey peer = peers.connected(id);
        if (peer != null) {
            owner.reachable(peer);
        }
        return true;
    }

    @Override
    public boolean disconnected(int id) {
        PublicKey peer = peers.disconnected(id);
        if (peer != null) {
            owner.gone(peer);
        }
        return true;
    }

    @Override
    public boolean ping(long id) {
        return output.tell(RelayBody.pong(id));
    }

    @Override
    public boolean pong(long id) {
        pings.answered(id);
        return true;
    }

    @Override
    public boolean outOfBand(PublicKey from, ByteBuffer packet) {
        int kind = packet.get(packet.position()) & 0xff;
        if (kind >= COOKIE_REQUEST && kind <= HANDSHAKE) {
            owner.received(from, packet);
        }
        return true;
    }

    @Override
    public boolean onion(ByteBuffer body) {
        owner.onion(body);
        return true;
    }

    @Override
    public boolean data(int id, ByteBuffer packet) {
        // What was under way when we gave a peer up has an id that is nobody's; that is no fault of the relay.
        PublicKey peer = peers.reachable(id);
        if (peer != null) {
            owner.received(peer, packet);
        }
        return true;
    }
}
