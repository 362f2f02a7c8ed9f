package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/**
 * The frames of one connection to a relay, length[2] and box, each sealed with the next nonce of its direction. Belongs to
 * one thread.
 */
final class RelayFrames {
    /** Bytes of the longest box. */
    static final int LONGEST_BOX = RelayBody.LONGEST + BoxKey.MAC;

    private final BoxKey key;
    private Nonce out;
    private Nonce in;

    /** Frames whose nonces begin with these, each announced by the side that sends with it. */
    RelayFrames(BoxKey key, Nonce out, Nonce in) {
        this.key = key;
        this.out = out;
        this.in = in;
    }

    /** Sends a body of 1 to 2032 bytes; false if the stream does not take it now, and then no nonce is used up. */
    boolean send(ByteBuffer body, Stream to) {
        int length = BoxKey.MAC + body.remaining();
        ByteBuffer frame = ByteBuffer.allocate(Short.BYTES + length).putShort((short) length);
        key.seal(out, body.duplicate(), frame);
        if (!to.write(frame.flip())) {
            return false;
        }
        out = out.plus(1);
        return true;
    }

    /** The body in the next box that came; null if it does not open, and then none after it will. */
    ByteBuffer open(ByteBuffer box) {
        ByteBuffer body = key.open(in, box);
        in = in.plus(1);
        return body;
    }
}
