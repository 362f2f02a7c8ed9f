package org.tidewire.resume.tox;

import java.util.HexFormat;
import java.util.Set;

/** Text on one line: what cannot be seen is written as {@code \}{@code uXXXX}, a backslash twice. */
final class Escapes {
    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED);

    private static final int DIGITS = 4;

    private Escapes() {}

    /** Writes any text, also half surrogate pairs, without a character that a terminal or an editor could obey. */
    static String escape(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\\') {
                line.append("\\\\");
            } else if (UNSEEN.contains(Character.getType(point))) {
                for (char unit : Character.toChars(point)) {
                    line.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }

    /**
     * Reads what {@link #escape} wrote.
     *
     * @throws IllegalArgumentException if a backslash is followed by anything else
     */
    static String unescape(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            char next = line.charAt(at);
            if (next != '\\') {
                text.append(next);
                at++;
            } else if (line.startsWith("\\\\", at)) {
                text.append('\\');
                at += 2;
            } else if (line.startsWith("\\u", at) && line.length() >= at + 2 + DIGITS) {
                text.append((char) HexFormat.fromHexDigits(line, at + 2, at + 2 + DIGITS));
                at += 2 + DIGITS;
            } else {
                throw new IllegalArgumentException("a backslash is followed by neither a backslash nor uXXXX");
            }
        }
        return text.toString();
    }
}
