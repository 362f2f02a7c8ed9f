package org.tidewire.resume.tox;

import java.util.Locale;

/** Takes the lines of a record one by one. */
final class RecordLines {
    private final String text;
    private int at;

    /**
     * Begins at the first line.
     *
     * @param text lines that all end with a line feed
     */
    RecordLines(String text) {
        this.text = text;
    }

    /**
     * Takes the next line's value.
     *
     * @throws IllegalArgumentException if the line has another key, or there is none
     */
    String next(String key) {
        String begin = key + " = ";
        if (!text.startsWith(begin, at)) {
            throw new IllegalArgumentException("it has no line '" + key + "' where one must be");
        }
        int end = text.indexOf('\n', at);
        String value = text.substring(at + begin.length(), end);
        at = end + 1;
        return Escapes.unescape(value);
    }

    /**
     * Takes the next line's number.
     *
     * @throws IllegalArgumentException if it is none
     */
    long number(String key) {
        return Long.parseLong(next(key));
    }

    /**
     * Takes the next line's word, one of a few.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    <T extends Enum<T>> T word(String key, Class<T> words) {
        return Enum.valueOf(words, next(key).toUpperCase(Locale.ROOT));
    }

    /**
     * Checks that nothing is left.
     *
     * @throws IllegalArgumentException if there are more lines
     */
    void end() {
        if (at != text.length()) {
            throw new IllegalArgumentException("it has more lines than a record");
        }
    }
}
