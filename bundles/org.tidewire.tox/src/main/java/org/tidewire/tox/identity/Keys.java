package org.tidewire.tox.identity;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SecretKey;

/** The one section that savedata must have: nospam[4], real public key[32], real secret key[32]. */
record Keys(NoSpam nospam, KeyPair pair) {
    private static final int SIZE = NoSpam.SIZE + PublicKey.SIZE + SecretKey.SIZE;

    static Keys read(ByteBuffer body) {
        if (body.remaining() != SIZE) {
            throw new IllegalArgumentException("has a keys section of " + body.remaining() + " bytes, not of " + SIZE);
        }
        NoSpam nospam = NoSpam.read(body);
        PublicKey open = PublicKey.read(body);
        byte[] secret = new byte[SecretKey.SIZE];
        body.get(secret);
        KeyPair pair = new KeyPair(SecretKey.of(secret));
        // With a key that is not its own nobody could ever reach us, and nothing would say why.
        if (!pair.open().equals(open)) {
            throw new IllegalArgumentException("has a public key that is not that of its secret key");
        }
        return new Keys(nospam, pair);
    }

    byte[] write() {
        ByteBuffer to = ByteBuffer.allocate(SIZE);
        nospam.write(to);
        pair.open().write(to);
        return to.put(pair.secret().bytes()).array();
    }
}
