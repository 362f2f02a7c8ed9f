package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of savedata, or of its DHT section: length[4], type[2], mark[2], body, little-endian. Immutable as long as nobody
 * writes to the bodies handed out, which stay in this package.
 */
final class Section {
    static final int HEAD = 8;

    private final int type;
    private final byte[] body;

    Section(int type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    int type() {
        return type;
    }

    /** The body to be read, big-endian. */
    ByteBuffer body() {
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    int length() {
        return body.length;
    }

    /** Takes sections until one of type {@code end} or, if that is below 0, until nothing remains. */
    static List<Section> readAll(ByteBuffer from, int mark, int end) {
        from.order(ByteOrder.LITTLE_ENDIAN);
        List<Section> sections = new ArrayList<>();
        while (end >= 0 || from.hasRemaining()) {
            int at = from.position();
            if (from.remaining() < HEAD) {
                throw new IllegalArgumentException("ends at byte " + at + " in the midst of a section's head");
            }
            long length = from.getInt() & 0xffffffffL;
            int type = from.getShort() & 0xffff;
            if ((from.getShort() & 0xffff) != mark) {
                throw new IllegalArgumentException("has no section at byte " + at + ", where one should begin");
            }
            if (type == end) {
                return sections;
            }
            if (length > from.remaining()) {
                throw new IllegalArgumentException("has a section of type " + type + " at byte " + at + " of " + length
                        + " bytes, but only " + from.remaining() + " remain");
            }
            byte[] body = new byte[(int) length];
            from.get(body);
            sections.add(new Section(type, body));
        }
        return sections;
    }

    /** Puts the section; the buffer is left little-endian. */
    void write(ByteBuffer to, int mark) {
        to.order(ByteOrder.LITTLE_ENDIAN).putInt(body.length).putShort((short) type);
        to.putShort((short) mark).put(body);
    }
}
