package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;

/**
 * How a client and a relay agree on a key for one connection: each says, in a box between their DHT keys, a temporary public
 * key and the nonce its own frames begin with (Tox specification, TCP server).
 */
final class RelayHandshake {
    /** Bytes of the client's hello: its DHT key[32], nonce[24], box. */
    static final int HELLO = 128;

    /** Bytes of the relay's answer: nonce[24], box. */
    static final int ANSWER = 96;

    private static final int PLAIN = PublicKey.SIZE + Nonce.SIZE;

    private final PublicKey own;
    private final BoxKey key;
    private final KeyPair temporary;
    private final Nonce base;
    private final Nonce nonce;

    /** A handshake with the relay of this DHT key. */
    RelayHandshake(SharedKeys dht, PublicKey relay, SecureRandom random) {
        own = dht.own().open();
        key = dht.with(relay);
        temporary = KeyPair.random(random);
        base = Nonce.random(random);
        nonce = Nonce.random(random);
    }

    /** What the client says first, 128 bytes. */
    ByteBuffer hello() {
        ByteBuffer plain = ByteBuffer.allocate(PLAIN);
        temporary.open().write(plain);
        base.write(plain);
        ByteBuffer hello = ByteBuffer.allocate(HELLO);
        own.write(hello);
        nonce.write(hello);
        key.seal(nonce, plain.flip(), hello);
        return hello.flip();
    }

    /** The frames that follow on the relay's answer of 96 bytes; null if the relay did not make it. */
    RelayFrames accept(ByteBuffer answer) {
        Nonce theirs = Nonce.read(answer);
        ByteBuffer plain = key.open(theirs, answer);
        if (plain == null) {
            return null;
        }
        PublicKey other = PublicKey.read(plain);
        // Both directions use one key, so somebody in between could send us our own box, and then our own frames, back.
        if (other.equals(temporary.open())) {
            return null;
        }
        return new RelayFrames(BoxKey.between(temporary.secret(), other), base, Nonce.read(plain));
    }
}
