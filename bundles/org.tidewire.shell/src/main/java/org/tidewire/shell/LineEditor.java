package org.tidewire.shell;

import org.jline.reader.LineReader;

/**
 * The line that somebody is typing, in shells on jline. The only class that knows jline, which may be missing: every method
 * throws {@link NoClassDefFoundError} then.
 */
final class LineEditor {
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
}
