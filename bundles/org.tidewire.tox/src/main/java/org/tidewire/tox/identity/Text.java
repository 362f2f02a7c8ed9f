package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes a stranger wrote into text that is safe to show: whatever could steer a terminal or turn the writing
 * direction becomes a question mark, and so does what is not UTF-8. The text is never longer in UTF-8 than the bytes were,
 * so that what is short enough on the wire is short enough as text.
 */
public final class Text {
    private Text() {}

    /**
     * Reads a text of one line, in which line breaks and tabs become blanks.
     *
     * @param bytes what remains of it is taken
     * @return the text
     */
    public static String line(ByteBuffer bytes) {
        return block(bytes).replace('\n', ' ').replace('\t', ' ');
    }

    /**
     * Reads a text that may have lines; every kind of line break becomes a line feed.
     *
     * @param bytes what remains of it is taken
     * @return the text
     */
    public static String block(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        decode(bytes)
                .toString()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(point -> isSafe(point) ? point : '?')
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /**
     * Counts a text's bytes.
     *
     * @param text any text
     * @return bytes of UTF-8
     */
    public static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static CharBuffer decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith("?")
                    .decode(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces does not fail", e);
        }
    }

    private static boolean isSafe(int point) {
        return point == '\n'
                || point == '\t'
                || !(Character.isISOControl(point)
                        || (point >= 0x200E && point <= 0x200F)
                        || (point >= 0x2028 && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x2069));
    }
}
