package org.tidewire.tox.relay;

import java.nio.ByteBuffer;

import org.tidewire.tox.crypto.PublicKey;

/** What stands in a relay's frames: kind[1] and what belongs to it (Tox specification, TCP server). */
final class RelayBody {
    /** Bytes of the longest body, by which the longest frame is bounded. */
    static final int LONGEST = 2048;

    /** Bytes of the longest packet that goes out of band. */
    static final int OUT_OF_BAND = 1024;

    /** The lowest connection id; what begins with one is data. */
    static final int FIRST_ID = 16;

    private static final int ROUTING_REQUEST = 0;
    private static final int ROUTING_RESPONSE = 1;
    private static final int CONNECTED = 2;
    private static final int DISCONNECTED = 3;
    private static final int PING = 4;
    private static final int PONG = 5;
    private static final int OUT_OF_BAND_SEND = 6;
    private static final int OUT_OF_BAND_RECEIVED = 7;
    private static final int ONION_REQUEST = 8;
    private static final int ONION_RESPONSE = 9;

    private RelayBody() {}

    static ByteBuffer routingRequest(PublicKey peer) {
        ByteBuffer body = body(ROUTING_REQUEST, PublicKey.SIZE);
        peer.write(body);
        return body.flip();
    }

    static ByteBuffer disconnect(int id) {
        return body(DISCONNECTED, 1).put((byte) id).flip();
    }

    static ByteBuffer ping(long id) {
        return body(PING, Long.BYTES).putLong(id).flip();
    }

    static ByteBuffer pong(long id) {
        return body(PONG, Long.BYTES).putLong(id).flip();
    }

    /** The packet has at most 1024 bytes. */
    static ByteBuffer outOfBand(PublicKey to, ByteBuffer packet) {
        ByteBuffer body = body(OUT_OF_BAND_SEND, PublicKey.SIZE + packet.remaining());
        to.write(body);
        return body.put(packet).flip();
    }

    static ByteBuffer onion(ByteBuffer request) {
        return body(ONION_REQUEST, request.remaining()).put(request).flip();
    }

    static ByteBuffer data(int id, ByteBuffer packet) {
        return body(id, packet.remaining()).put(packet).flip();
    }

    private static ByteBuffer body(int kind, int length) {
        return ByteBuffer.allocate(1 + length).put((byte) kind);
    }

    /** Tells a reader what a relay said; false if no relay says that, or if the reader finds so. */
    static boolean read(ByteBuffer body, RelayReader to) {
        if (!body.hasRemaining()) {
            return false;
        }
        int kind = body.get() & 0xff;
        int length = body.remaining();
        if (kind >= FIRST_ID) {
            return length > 0 && to.data(kind, body);
        }
        return switch (kind) {
            case ROUTING_RESPONSE -> length == 1 + PublicKey.SIZE && routed(body, to);
            case CONNECTED, DISCONNECTED -> length == 1 && notified(kind, body.get() & 0xff, to);
            case PING, PONG -> length == Long.BYTES && pinged(kind, body.getLong(), to);
            case OUT_OF_BAND_RECEIVED -> outOfBand(body, to);
            case ONION_RESPONSE -> length > 0 && to.onion(body);
            case ROUTING_REQUEST, OUT_OF_BAND_SEND, ONION_REQUEST -> false;
            // Newer relays forward packets for others with kinds we do not know; that is no fault of theirs.
            default -> true;
        };
    }

    private static boolean routed(ByteBuffer body, RelayReader to) {
        int id = body.get() & 0xff;
        return (id == 0 || id >= FIRST_ID) && to.routed(id, PublicKey.read(body));
    }

    private static boolean notified(int kind, int id, RelayReader to) {
        if (id < FIRST_ID) {
            return false;
        }
        return kind == CONNECTED ? to.connected(id) : to.disconnected(id);
    }

    private static boolean pinged(int kind, long id, RelayReader to) {
        if (id == 0) {
            return false;
        }
        return kind == PING ? to.ping(id) : to.pong(id);
    }

    private static boolean outOfBand(ByteBuffer body, RelayReader to) {
        int length = body.remaining() - PublicKey.SIZE;
        return length > 0 && length <= OUT_OF_BAND && to.outOfBand(PublicKey.read(body), body);
    }
}
