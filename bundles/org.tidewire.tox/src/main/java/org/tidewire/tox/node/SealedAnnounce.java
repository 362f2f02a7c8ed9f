package org.tidewire.tox.node;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.friend.DhtKeyAnnounce;

/**
 * A DHT key announce as a DHT request carries it: real key[32], nonce[24], box of the announce between the real keys (Tox
 * specification, DHT request packets).
 */
final class SealedAnnounce {
    private static final int HEAD = PublicKey.SIZE + Nonce.SIZE;

    private SealedAnnounce() {}

    static ByteBuffer seal(DhtKeyAnnounce announce, SharedKeys real, PublicKey friend, SecureRandom random) {
        ByteBuffer plain = announce.write();
        ByteBuffer sealed = ByteBuffer.allocate(HEAD + plain.remaining() + BoxKey.MAC);
        Nonce nonce = Nonce.random(random);
        real.own().open().write(sealed);
        nonce.write(sealed);
        real.with(friend).seal(nonce, plain, sealed);
        return sealed.flip();
    }

    /** Whose it says it is; null if it is too short. */
    static PublicKey sender(ByteBuffer sealed) {
        return sealed.remaining() <= HEAD + BoxKey.MAC ? null : PublicKey.read(sealed.duplicate());
    }

    /** What is in it; null if it does not open or is no announce. */
    static DhtKeyAnnounce open(ByteBuffer sealed, BoxKey key) {
        sealed.position(sealed.position() + PublicKey.SIZE);
        Nonce nonce = Nonce.read(sealed);
        ByteBuffer plain = key.open(nonce, sealed);
        return plain == null ? null : DhtKeyAnnounce.read(plain);
    }
}
