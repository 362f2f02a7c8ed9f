package org.tidewire.shell;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** One line, drawn over and over. Uses a carriage return and blanks alone, which every terminal knows. */
final class TerminalPainter implements Painter {
    private final Tally tally;
    private final PrintStream out;
    private final IntSupplier columns;
    private final Meter meter = new Meter();
    private int drawn;

    /**
     * Makes one.
     *
     * @param tally what to show
     * @param out the terminal
     * @param columns tells how wide it is
     */
    TerminalPainter(Tally tally, PrintStream out, IntSupplier columns) {
        this.tally = tally;
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void paint(long nanos) {
        tally.news();
        Tally.Now now = tally.now();
        String line = ProgressLine.drawn(now, meter.note(nanos, now.bytes()), columns.getAsInt() - 1);
        out.print("\r" + Text.pad(line, drawn, false));
        out.flush();
        drawn = Text.width(line);
    }

    @Override
    public void finish() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
        }
    }
}
