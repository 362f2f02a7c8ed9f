package org.tidewire.console;

/** Text of strangers on its way to a page: names of files and people come from the network. */
final class Printable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LONGEST = 500;

    private Printable() {}

    /**
     * Takes out what is not seen, and what turns the direction of writing, and shortens what is very long in its middle.
     *
     * @param text any text
     * @return the text with U+FFFD for what was taken out, 500 characters at most; markup stays as it is
     */
    static String of(String text) {
        int[] points = text.codePoints()
                .map(point -> isSeen(point) ? point : REPLACEMENT)
                .toArray();
        if (points.length <= LONGEST) {
            return new String(points, 0, points.length);
        }
        int half = LONGEST / 2;
        return new String(points, 0, half) + "…" + new String(points, points.length - half + 1, half - 1);
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
