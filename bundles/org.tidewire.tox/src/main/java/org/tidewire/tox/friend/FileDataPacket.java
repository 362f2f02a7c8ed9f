package org.tidewire.tox.friend;

import java.nio.ByteBuffer;

/**
 * A piece of a file, packet 82: number[1], data[0..1371].
 *
 * @param number the sender's number of the file, 0 to 255
 * @param data what remains of it is the piece; neither copied nor taken
 */
public record FileDataPacket(int number, ByteBuffer data) {
    /** Bytes of every piece but the last. */
    public static final int CHUNK = 1371;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the number or the length is out of its range
     */
    public FileDataPacket {
        FilePackets.checkNumber(number);
        if (data.remaining() > CHUNK) {
            throw new IllegalArgumentException(
                    "a piece of a file has at most " + CHUNK + " bytes, not " + data.remaining());
        }
    }

    /**
     * Reads a packet.
     *
     * @param body what follows the packet's id; taken whole
     * @return the packet, whose data is part of the body; null if it is empty or too long
     */
    public static FileDataPacket read(ByteBuffer body) {
        if (body.remaining() < 1 || body.remaining() > 1 + CHUNK) {
            return null;
        }
        int number = body.get() & 0xff;
        ByteBuffer data = body.slice();
        body.position(body.limit());
        return new FileDataPacket(number, data);
    }

    /**
     * Writes the packet.
     *
     * @return what follows the packet's id
     */
    public ByteBuffer write() {
        return ByteBuffer.allocate(1 + data.remaining())
                .put((byte) number)
                .put(data.duplicate())
                .flip();
    }
}
