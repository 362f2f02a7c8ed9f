package org.tidewire.tox.link;

import java.nio.ByteBuffer;

/** Classes of packets on a link, by the first byte. */
final class PacketId {
    static final int PADDING = 0;
    static final int REQUEST = 1;
    static final int KILL = 2;

    private static final int LOSSLESS = 16;
    private static final int LOSSY = 192;
    private static final int RESERVED = 255;

    private PacketId() {}

    /** Whether packets of this id are numbered and come in order. */
    static boolean lossless(int id) {
        return (id >= LOSSLESS && id < LOSSY) || id == RESERVED;
    }

    /** Whether packets of this id come as they may. */
    static boolean lossy(int id) {
        return id >= LOSSY && id < RESERVED;
    }

    /** The packet of an id and what remains of its data; throws if that is too long or the id of another class. */
    static byte[] body(int id, boolean fits, ByteBuffer data) {
        if (!fits) {
            throw new IllegalArgumentException("lossless packets have ids 16 to 191, lossy ones 192 to 254, not " + id);
        }
        int length = 1 + data.remaining();
        if (length > DataPackets.BODY) {
            throw new IllegalArgumentException(
                    "a packet has at most " + (DataPackets.BODY - 1) + " bytes of data, not " + data.remaining());
        }
        byte[] body = new byte[length];
        body[0] = (byte) id;
        data.get(body, 1, length - 1);
        return body;
    }
}
