package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;

/** Cuts what comes from a relay into its answer to our hello and the boxes after it. Belongs to one thread. */
final class RelayInput {
    private final ByteBuffer part = ByteBuffer.allocate(RelayFrames.LONGEST_BOX);
    private int wanted = RelayHandshake.ANSWER;
    private boolean length;
    private boolean broken;

    /** The next part, valid until this is called again; null if it is not yet complete or nothing sound can follow. */
    ByteBuffer next(ByteBuffer from) {
        while (!broken && fill(from)) {
            ByteBuffer whole = part.duplicate().flip();
            part.clear();
            if (!length) {
                want(Short.BYTES, true);
                return whole;
            }
            int size = whole.getShort() & 0xffff;
            // A box with nothing in it has no kind; no frame is empty.
            broken = size <= BoxKey.MAC || size > RelayFrames.LONGEST_BOX;
            want(size, false);
        }
        return null;
    }

    /** Whether a frame announced a length that none may have. */
    boolean broken() {
        return broken;
    }

    private void want(int size, boolean isLength) {
        wanted = size;
        length = isLength;
    }

    private boolean fill(ByteBuffer from) {
        int count = Math.min(wanted - part.position(), from.remaining());
        part.put(from.slice(from.position(), count));
        from.position(from.position() + count);
        return part.position() == wanted;
    }
}
