package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/**
 * Our side of the beginning of a link: the packet that is out and how often it was sent. What it says of us stays the same
 * whichever side began, so that both may begin at once.
 */
final class Opening {
    /** Tries of each packet. */
    static final int TRIES = 8;

    /** Milliseconds between tries. */
    static final long PERIOD = 1000;

    private final Self self;
    private final PublicKey friend;
    private final PublicKey dhtKey;
    private final KeyPair session;
    private final Nonce base;
    private final long echo;
    private ByteBuffer packet;
    private int tries;
    private long last;

    Opening(Self self, PublicKey friend, PublicKey dhtKey) {
        this.self = self;
        this.friend = friend;
        this.dhtKey = dhtKey;
        this.session = KeyPair.random(self.random());
        this.base = Nonce.random(self.random());
        this.echo = self.random().nextLong();
        this.packet = new CookieRequest(self.real().own().open(), echo)
                .packet(self.dht().with(dhtKey), self.dht().own().open(), nonce());
    }

    /** The packet that is out at present. */
    ByteBuffer packet() {
        return packet.duplicate();
    }

    /** Opens a cookie response; null if it is not the one awaited. */
    ByteBuffer cookie(ByteBuffer response) {
        CookieResponse opened = CookieResponse.open(self.dht().with(dhtKey), response);
        return opened == null || opened.echo() != echo ? null : opened.cookie();
    }

    /** Goes on to the handshake, for which the peer gave us a cookie. */
    void handshake(ByteBuffer cookie) {
        ByteBuffer own = ByteBuffer.allocate(Cookies.SIZE);
        self.cookies().issue(friend, dhtKey, own);
        packet = new Handshake(base, session.open(), own.flip())
                .packet(self.real().with(friend), cookie, nonce());
        tries = 0;
    }

    /** Whether the packet was sent once already. */
    boolean begun() {
        return tries > 0;
    }

    /** The seals of the session with a peer that says this of itself. */
    DataPackets packets(Handshake peer) {
        return new DataPackets(BoxKey.between(session.secret(), peer.session()), base, peer.base());
    }

    /** The packet if it is time for it; counts the try. Null if it is not. */
    ByteBuffer due(long millis) {
        if (tries >= TRIES || (begun() && millis - last < PERIOD)) {
            return null;
        }
        tries++;
        last = millis;
        return packet();
    }

    /** Whether the last try had its time too. */
    boolean exhausted(long millis) {
        return tries >= TRIES && millis - last >= PERIOD;
    }

    private Nonce nonce() {
        return Nonce.random(self.random());
    }
}
