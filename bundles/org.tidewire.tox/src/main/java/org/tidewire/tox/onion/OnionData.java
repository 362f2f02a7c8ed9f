package org.tidewire.tox.onion;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Datagrams;

/**
 * Data from one real key to another, in a box for the receiver's data key in which lies the sender's real key and a box
 * between the real keys, both with one nonce. To the node it is kind 85, receiver[32], nonce[24], temporary key[32], box;
 * from there kind 86 and the same without the receiver.
 *
 * @param sender the sender's real key
 * @param inner 1 to {@link #LONGEST} bytes
 */
record OnionData(PublicKey sender, ByteBuffer inner) {
    private static final int BOXED = PublicKey.SIZE + 2 * BoxKey.MAC;
    private static final int HEAD = 1 + Nonce.SIZE + PublicKey.SIZE;

    /** Bytes of the shortest request without return data. */
    static final int SHORTEST_REQUEST = PublicKey.SIZE + HEAD + BOXED + 1;

    /** The most bytes of data, so that three layers around it stay within a packet. */
    static final int LONGEST = Datagrams.LIMIT - OnionLayers.ADDED - PublicKey.SIZE - HEAD - BOXED;

    /** A request with the data in it. */
    static byte[] seal(PublicKey receiver, PublicKey dataKey, Letter letter, SecureRandom random) {
        KeyPair once = KeyPair.random(random);
        ByteBuffer plain = ByteBuffer.allocate(PublicKey.SIZE + BoxKey.MAC + letter.inner.remaining());
        letter.sender.write(plain);
        Nonce nonce = Nonce.random(random);
        letter.key.seal(nonce, ByteBuffer.wrap(bytes(letter.inner)), plain);
        ByteBuffer packet = ByteBuffer.allocate(PublicKey.SIZE + HEAD + BoxKey.MAC + plain.position());
        packet.put((byte) OnionKind.DATA_REQUEST);
        receiver.write(packet);
        nonce.write(packet);
        once.open().write(packet);
        BoxKey.between(once.secret(), dataKey).seal(nonce, plain.flip(), packet);
        return packet.array();
    }

    /** What to say and how to seal it between the real keys. */
    record Letter(PublicKey sender, BoxKey key, ByteBuffer inner) {}

    /** The data of a packet of kind 86; null if it is not for us, or if too many came from strangers of late. */
    static OnionData open(ByteBuffer packet, Agreements data, Agreements real) {
        if (packet.remaining() < HEAD + BOXED + 1 || packet.remaining() > HEAD + BOXED + LONGEST) {
            return null;
        }
        packet.get();
        Nonce nonce = Nonce.read(packet);
        BoxKey outer = data.with(PublicKey.read(packet));
        ByteBuffer plain = outer == null ? null : outer.open(nonce, packet);
        if (plain == null) {
            return null;
        }
        PublicKey sender = PublicKey.read(plain);
        BoxKey key = real.with(sender);
        ByteBuffer inner = key == null ? null : key.open(nonce, plain);
        return inner == null ? null : new OnionData(sender, inner);
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.duplicate().get(bytes);
        return bytes;
    }
}
