package org.tidewire.wired;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * One command or reply: a head and its fields (Wired 1.1, section 2). A reply's head is its number.
 *
 * <p>On the wire: the head, a space, the fields with FS between them, EOT. Only the first space separates.
 *
 * @param head the command's name or the reply's three digits; without spaces
 * @param fields what follows; none if there was no space
 */
public record Message(String head, List<String> fields) {
    /** Ends a message. */
    public static final byte EOT = 0x04;

    /** Separates fields. */
    public static final char FS = 0x1C;

    /** The longest message taken, in bytes: more without an EOT ends the connection. */
    public static final int MAX_LENGTH = 262_144;

    /** Makes the fields immutable. */
    public Message {
        fields = List.copyOf(fields);
    }

    /**
     * Makes a message.
     *
     * @param head the command's name or the reply's digits
     * @param fields the fields, in order; {@link Object#toString} of each
     * @return the message
     */
    public static Message of(String head, Object... fields) {
        return new Message(head, Arrays.stream(fields).map(Object::toString).toList());
    }

    /**
     * Reads a message; never fails. Bytes that are no UTF-8 become U+FFFD.
     *
     * @param bytes a buffer
     * @param start where the message begins
     * @param length how many bytes are the message, the EOT not included
     * @return the message
     */
    public static Message parse(byte[] bytes, int start, int length) {
        String text = new String(bytes, start, length, UTF_8);
        int space = text.indexOf(' ');
        if (space < 0) {
            return new Message(text, List.of());
        }
        return new Message(
                text.substring(0, space), List.of(text.substring(space + 1).split(String.valueOf(FS), -1)));
    }

    /**
     * Tells a field, as peers of an older version may leave out the last ones.
     *
     * @param index from 0
     * @return the field; empty if it is missing
     */
    public String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /**
     * Writes the message. A reply has the space even without fields, since clients cut four characters.
     *
     * @return the bytes, the EOT included
     * @throws IllegalArgumentException if the head or a field holds a character that separates
     */
    public byte[] bytes() {
        String text = fields.isEmpty() && !isReply() ? head : head + " " + String.join(String.valueOf(FS), fields);
        long separators = text.chars().filter(c -> c == EOT || c == FS).count();
        if (head.indexOf(' ') >= 0 || separators != Math.max(0, fields.size() - 1)) {
            throw new IllegalArgumentException("a field may not hold EOT or FS, a head no space");
        }
        return (text + (char) EOT).getBytes(UTF_8);
    }

    /**
     * Tells whether the head is a number of three digits.
     *
     * @return whether this is a reply
     */
    public boolean isReply() {
        return head.length() == 3 && head.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Tells the reply's number.
     *
     * @return 0 to 999; -1 if this is no reply
     */
    public int number() {
        return isReply() ? Integer.parseInt(head) : -1;
    }
}
