package org.tidewire.shell;

import java.util.regex.Pattern;

import org.tidewire.friend.Message;

/** Text on its way to a terminal: what it may hold, and how wide it is there. */
final class Text {
    private static final int FIRST_WIDE = 0x1100;
    private static final Pattern BREAK = Pattern.compile("\\R+");
    private static final Pattern BLANKS = Pattern.compile("\\h{2,}");

    private Text() {}

    /**
     * Takes out what could steer a terminal: names and messages come from strangers.
     *
     * @param text any text
     * @return the text with a question mark for each control character, each separator of lines and each change of writing
     *     direction
     */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isSafe(point) ? point : '?'));
        return safe.toString();
    }

    /**
     * Brings what a stranger wrote on one line, so that none of it can look like a line of ours.
     *
     * @param text any text
     * @return the text, safe to print, with a slash for each line break and one blank for several
     */
    static String line(String text) {
        String line = BREAK.matcher(text.strip()).replaceAll(" / ");
        return printable(BLANKS.matcher(line).replaceAll(" "));
    }

    /**
     * Writes a message as people write down who said what.
     *
     * @param message the message
     * @return one line that is safe to print, such as {@code bob: Hi}, {@code to bob: Hi} or {@code * bob waves}
     */
    static String spoken(Message message) {
        String text = line(message.text());
        if (message.ours()) {
            return "to " + message.friend() + ": " + (message.action() ? "* " : "") + text;
        }
        return message.action() ? "* " + message.friend() + " " + text : message.friend() + ": " + text;
    }

    /**
     * Tells how many columns a text takes, as nearly as it can be told without the terminal's font.
     *
     * @param text printable text
     * @return columns
     */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /**
     * Shortens a text in its middle, so that the end of a file name stays to be seen.
     *
     * @param text printable text
     * @param columns how many there are, 2 or more
     * @return the text, at most that wide
     */
    static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int tail = points.length;
        int taken = 0;
        while (tail > 0 && taken + width(points[tail - 1]) <= (columns - 2) / 2) {
            taken += width(points[--tail]);
        }
        int head = 0;
        while (head < tail && taken + width(points[head]) <= columns - 2) {
            taken += width(points[head++]);
        }
        return new String(points, 0, head) + ".." + new String(points, tail, points.length - tail);
    }

    /**
     * Fills a text with blanks.
     *
     * @param text printable text
     * @param columns how wide it shall be
     * @param right whether the blanks go before it
     * @return the text, at least that wide
     */
    static String pad(String text, int columns, boolean right) {
        String blanks = " ".repeat(Math.max(0, columns - width(text)));
        return right ? blanks + text : text + blanks;
    }

    private static boolean isSafe(int point) {
        return !Character.isISOControl(point)
                && point != 0x061C
                && !(point >= 0x200E && point <= 0x200F)
                && !(point >= 0x2028 && point <= 0x202E)
                && !(point >= 0x2066 && point <= 0x2069)
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return point >= FIRST_WIDE && isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return point <= 0x115F
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
