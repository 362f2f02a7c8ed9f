package org.tidewire.tox.link;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

/**
 * Seals and opens the data packets of one session (Tox specification, Net crypto, data packets). Each side counts up from the
 * nonce it announced itself; a packet carries the lowest two bytes.
 */
final class DataPackets {
    /** Bytes of id and data at most. */
    static final int BODY = 1373;

    private static final int PACKET = 1400;
    private static final int HEAD = 1 + Short.BYTES;
    private static final int NUMBERS = 2 * Integer.BYTES;
    private static final int ALIGN = 8;
    private static final int WRAP = 1 << Short.SIZE;
    private static final int STEP = WRAP / 3;

    private final BoxKey key;
    private final ByteBuffer plainOut = ByteBuffer.allocate(PACKET);
    private final ByteBuffer packetOut = ByteBuffer.allocate(PACKET);
    private final ByteBuffer plainIn = ByteBuffer.allocate(PACKET);
    private Nonce own;
    private Nonce theirs;

    DataPackets(BoxKey key, Nonce own, Nonce theirs) {
        this.key = key;
        this.own = own;
        this.theirs = theirs;
    }

    /** A packet of the first bytes of a body; it is valid until the next call. */
    ByteBuffer seal(int awaited, int number, byte[] body, int length) {
        plainOut.clear().putInt(awaited).putInt(number);
        for (int i = (BODY - length) % ALIGN; i > 0; i--) {
            plainOut.put((byte) 0);
        }
        plainOut.put(body, 0, length).flip();
        packetOut.clear().put(Kind.DATA).putShort((short) own.low());
        key.seal(own, plainOut, packetOut);
        own = own.plus(1);
        return packetOut.flip();
    }

    /** What is in a packet: two numbers, zeros, id and data, valid until the next call; null if it does not open. */
    ByteBuffer open(ByteBuffer packet) {
        int size = packet.remaining();
        if (size < HEAD + BoxKey.MAC + NUMBERS || size > PACKET) {
            return null;
        }
        packet.get();
        int ahead = ((packet.getShort() & 0xffff) - theirs.low()) & 0xffff;
        if (!key.open(theirs.plus(ahead), packet, plainIn.clear())) {
            return null;
        }
        // The base lags behind, so that late packets still are ahead of it.
        if (ahead > 2 * STEP) {
            theirs = theirs.plus(STEP);
        }
        return plainIn.flip();
    }
}
