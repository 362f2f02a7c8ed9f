package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.tidewire.tox.identity.Text;
import org.tidewire.transfer.FileId;

/**
 * An offer of a file, packet 80: number[1], kind[4], size[8], file id[32], name[0..255].
 *
 * @param number the sender's number of it, 0 to 255
 * @param kind 0 to 2^32 - 1; see {@link #DATA} and {@link #AVATAR}; others count as data
 * @param size bytes, unsigned; {@link #UNKNOWN_SIZE} for a stream
 * @param id what makes it the same file after a restart
 * @param name 0 to 255 bytes as the friend sent them, hostile; see {@link #text}
 */
public record FileRequestPacket(int number, long kind, long size, FileId id, ByteBuffer name) {
    /** The kind of an ordinary file. */
    public static final long DATA = 0;

    /** The kind of an avatar. */
    public static final long AVATAR = 1;

    /** The size of a stream, whose end is not known. */
    public static final long UNKNOWN_SIZE = -1;

    /** Bytes of the longest name. */
    public static final int NAME = 255;

    private static final int FIXED = 1 + 4 + 8 + 32;

    /**
     * Checks the values; copies the name.
     *
     * @throws IllegalArgumentException if number, kind or the name's length is out of its range
     */
    public FileRequestPacket {
        FilePackets.checkNumber(number);
        if (kind < 0 || kind > 0xffffffffL) {
            throw new IllegalArgumentException("a file kind is 0 to 4294967295, not " + kind);
        }
        if (name.remaining() > NAME) {
            throw new IllegalArgumentException("a file name has at most " + NAME + " bytes, not " + name.remaining());
        }
        name = ByteBuffer.allocate(name.remaining())
                .put(name.duplicate())
                .flip()
                .asReadOnlyBuffer();
    }

    /** The name's bytes, to be read. */
    @Override
    public ByteBuffer name() {
        return name.duplicate();
    }

    /**
     * The name as text of one line that is safe to show; no path, but not checked to be none.
     *
     * @return the name
     */
    public String text() {
        return Text.line(name());
    }

    /**
     * Reads a packet.
     *
     * @param body what follows the packet's id; taken whole
     * @return the packet; null if it is too short or too long
     */
    public static FileRequestPacket read(ByteBuffer body) {
        if (body.remaining() < FIXED || body.remaining() > FIXED + NAME) {
            return null;
        }
        int number = body.get() & 0xff;
        long kind = body.getInt() & 0xffffffffL;
        long size = body.getLong();
        byte[] id = new byte[32];
        body.get(id);
        ByteBuffer name = body.slice();
        body.position(body.limit());
        return new FileRequestPacket(
                number, kind, size, new FileId(HexFormat.of().formatHex(id)), name);
    }

    /**
     * Writes the packet.
     *
     * @return what follows the packet's id
     */
    public ByteBuffer write() {
        ByteBuffer body = ByteBuffer.allocate(FIXED + name.remaining());
        body.put((byte) number).putInt((int) kind).putLong(size);
        body.put(HexFormat.of().parseHex(id.hex())).put(name());
        return body.flip();
    }
}
