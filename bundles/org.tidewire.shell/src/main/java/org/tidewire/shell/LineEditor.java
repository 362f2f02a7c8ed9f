package org.tidewire.shell;

import java.util.List;

import org.jline.reader.LineReader;
import org.jline.reader.Widget;

/**
 * The line that somebody is typing, in shells on jline. The only class that knows jline, which may be missing: every method
 * throws {@link NoClassDefFoundError} then.
 */
final class LineEditor {
    private static final List<String> COMPLETING = List.of(
            LineReader.COMPLETE_PREFIX,
            LineReader.COMPLETE_WORD,
            LineReader.DELETE_CHAR_OR_LIST,
            LineReader.EXPAND_OR_COMPLETE,
            LineReader.EXPAND_OR_COMPLETE_PREFIX,
            LineReader.LIST_CHOICES,
            LineReader.MENU_COMPLETE,
            LineReader.MENU_EXPAND_OR_COMPLETE,
            LineReader.REVERSE_MENU_COMPLETE);

    private LineEditor() {}

    /**
     * Tells whether a line is being typed at this moment.
     *
     * @param reader the line reader of a session
     * @return false also if it is none of the jline that this bundle sees
     */
    static boolean isReading(Object reader) {
        return reader instanceof LineReader line && line.isReading();
    }

    /**
     * Prints a line above the one that is being typed, which is drawn again below it.
     *
     * @param reader the line reader of a session
     * @param text one line, safe to print
     * @return false if nothing was printed, since it is no line reader of the jline that this bundle sees
     */
    static boolean printAbove(Object reader, String text) {
        if (reader instanceof LineReader line) {
            line.printAbove(text);
            return true;
        }
        return false;
    }

    /**
     * Lets the Tab key do nothing where completion fails. Gogo's fails at every word that begins with a quote, and at names with
     * blanks, and its shell would end by that.
     *
     * @param reader the line reader of a session; nothing is done if it is none of the jline that this bundle sees
     */
    static void keepAlive(Object reader) {
        if (reader instanceof LineReader line) {
            for (String each : COMPLETING) {
                line.getWidgets().computeIfPresent(each, (name, widget) -> () -> isDone(widget));
            }
        }
    }

    private static boolean isDone(Widget widget) {
        try {
            return widget.apply();
        } catch (IndexOutOfBoundsException e) {
            return false; // jline beeps
        }
    }
}
