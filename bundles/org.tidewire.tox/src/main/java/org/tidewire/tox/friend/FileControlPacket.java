package org.tidewire.tox.friend;

import java.nio.ByteBuffer;

/**
 * A control of a transfer, packet 81: direction[1], number[1], control[1], and for a seek position[8].
 *
 * @param role whose file it is, seen from whoever sends the packet
 * @param number the file's number, 0 to 255
 * @param kind what is asked for
 * @param position bytes, unsigned, of a seek; 0 of all others
 */
public record FileControlPacket(FileRole role, int number, FileControlKind kind, long position) {
    private static final int SHORT = 3;
    private static final int LONG = SHORT + 8;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the number is out of its range, or something else than a seek has a position
     */
    public FileControlPacket {
        FilePackets.checkNumber(number);
        if (kind != FileControlKind.SEEK && position != 0) {
            throw new IllegalArgumentException("only a seek has a position, not " + kind);
        }
    }

    /**
     * A control without a position.
     *
     * @param role whose file it is, seen from whoever sends the packet
     * @param number the file's number, 0 to 255
     * @param kind no seek
     */
    public FileControlPacket(FileRole role, int number, FileControlKind kind) {
        this(role, number, kind, 0);
    }

    /**
     * Reads a packet.
     *
     * @param body what follows the packet's id; taken whole
     * @return the packet; null if it has a wrong length, or a direction or control nobody knows
     */
    public static FileControlPacket read(ByteBuffer body) {
        int length = body.remaining();
        if (length != SHORT && length != LONG) {
            return null;
        }
        FileRole role = FileRole.of(body.get() & 0xff);
        int number = body.get() & 0xff;
        FileControlKind kind = FileControlKind.of(body.get() & 0xff);
        if (role == null || kind == null || (kind == FileControlKind.SEEK) != (length == LONG)) {
            return null;
        }
        return new FileControlPacket(role, number, kind, length == LONG ? body.getLong() : 0);
    }

    /**
     * Writes the packet.
     *
     * @return what follows the packet's id
     */
    public ByteBuffer write() {
        ByteBuffer body = ByteBuffer.allocate(LONG);
        body.put((byte) role.number()).put((byte) number).put((byte) kind.number());
        if (kind == FileControlKind.SEEK) {
            body.putLong(position);
        }
        return body.flip();
    }
}
