package org.tidewire.tox.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A key that seals and opens boxes: {@code crypto_secretbox} of NaCl, XSalsa20 with Poly1305. Between two key pairs it is
 * the same from both sides ({@code crypto_box}). Belongs to one thread.
 */
public final class BoxKey {
    /** Bytes that a box is longer than what is in it. */
    public static final int MAC = 16;

    private static final int SIZE = 32;
    private static final int PREFIX = 16;

    private final byte[] key;
    private final Poly1305 poly = new Poly1305();
    private final byte[] head = new byte[SIZE];
    private final byte[] mac = new byte[MAC];
    private final byte[] prefix = new byte[PREFIX];
    private Salsa20 stream;

    private BoxKey(byte[] key) {
        this.key = key;
        this.stream = new Salsa20(HSalsa20.derive(key, prefix));
    }

    /**
     * The key two pairs share. With a public key of small order, with which everybody would agree, it is one that nobody
     * else has; so it is with one that is not {@linkplain PublicKey#isCanonical() canonical}, which would be a second name of
     * another.
     *
     * @param own our secret key
     * @param other the other's public key
     * @return the key
     */
    public static BoxKey between(SecretKey own, PublicKey other) {
        byte[] shared = new byte[SIZE];
        if (!other.isCanonical() || !own.agree(other, shared)) {
            return random(new SecureRandom());
        }
        return new BoxKey(HSalsa20.derive(shared, new byte[PREFIX]));
    }

    /**
     * A new key that only we have.
     *
     * @param random where its bytes come from
     * @return the key
     */
    public static BoxKey random(SecureRandom random) {
        byte[] key = new byte[SIZE];
        random.nextBytes(key);
        return new BoxKey(key);
    }

    /**
     * A key of these bytes, which are copied.
     *
     * @param bytes 32 bytes
     * @return the key
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static BoxKey of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a box key has " + SIZE + " bytes, not " + bytes.length);
        }
        return new BoxKey(bytes.clone());
    }

    /**
     * Seals what remains of a buffer.
     *
     * @param nonce never used before with this key
     * @param plain taken whole; has an array
     * @param to gets the box, {@link #MAC} bytes more than the plain; has an array, another or the same at any other place
     *     behind what is not yet read
     */
    public void seal(Nonce nonce, ByteBuffer plain, ByteBuffer to) {
        int length = plain.remaining();
        start(nonce);
        int tag = to.arrayOffset() + to.position();
        stream.join(plain.array(), plain.arrayOffset() + plain.position(), length, to.array(), tag + MAC);
        poly.update(to.array(), tag + MAC, length);
        poly.doFinal(to.array(), tag);
        plain.position(plain.limit());
        to.position(to.position() + MAC + length);
    }

    /**
     * Opens what remains of a buffer.
     *
     * @param nonce the one it was sealed with
     * @param box taken whole; has an array
     * @param to gets what was in it, {@link #MAC} bytes fewer than the box; has an array; untouched if the box does not open
     * @return whether the box opened: false for one of another key, a changed or a short one
     */
    public boolean open(Nonce nonce, ByteBuffer box, ByteBuffer to) {
        int length = box.remaining() - MAC;
        int tag = box.arrayOffset() + box.position();
        box.position(box.limit());
        if (length < 0) {
            return false;
        }
        start(nonce);
        poly.update(box.array(), tag + MAC, length);
        poly.doFinal(mac, 0);
        if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(box.array(), tag, tag + MAC))) {
            return false;
        }
        stream.join(box.array(), tag + MAC, length, to.array(), to.arrayOffset() + to.position());
        to.position(to.position() + length);
        return true;
    }

    /**
     * Seals bytes.
     *
     * @param nonce never used before with this key
     * @param plain what to seal
     * @return the box
     */
    public byte[] seal(Nonce nonce, byte[] plain) {
        ByteBuffer box = ByteBuffer.allocate(MAC + plain.length);
        seal(nonce, ByteBuffer.wrap(plain), box);
        return box.array();
    }

    /**
     * Opens what remains of a buffer.
     *
     * @param nonce the one it was sealed with
     * @param box taken whole; has an array
     * @return what was in it, ready to be read; null if it does not open
     */
    public ByteBuffer open(Nonce nonce, ByteBuffer box) {
        ByteBuffer plain = ByteBuffer.allocate(Math.max(0, box.remaining() - MAC));
        return open(nonce, box, plain) ? plain.flip() : null;
    }

    /** Sets cipher and authenticator up; the first 32 bytes of the stream are the authenticator's key. */
    private void start(Nonce nonce) {
        byte[] bytes = nonce.array();
        // A counter's first 16 bytes hardly ever change.
        if (!Arrays.equals(bytes, 0, PREFIX, prefix, 0, PREFIX)) {
            System.arraycopy(bytes, 0, prefix, 0, PREFIX);
            stream = new Salsa20(HSalsa20.derive(key, prefix));
        }
        stream.start(bytes, head);
        poly.init(new KeyParameter(head));
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "a box key";
    }
}
