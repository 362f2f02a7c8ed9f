package org.tidewire.shell;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/**
 * One line, drawn over and over; above it stay lost connections, and files that are done if somebody wants to see them.
 * Uses a carriage return and blanks alone, which every terminal knows.
 */
final class TerminalPainter implements Painter {
    private final Tally tally;
    private final PrintStream out;
    private final IntSupplier columns;
    private final boolean everyFile;
    private final Meter meter = new Meter();
    private int drawn;

    /**
     * Makes one.
     *
     * @param tally what to show
     * @param out the terminal
     * @param columns tells how wide it is
     * @param everyFile whether each file that is done gets a line
     */
    TerminalPainter(Tally tally, PrintStream out, IntSupplier columns, boolean everyFile) {
        this.tally = tally;
        this.out = out;
        this.columns = columns;
        this.everyFile = everyFile;
    }

    @Override
    public void paint(long nanos) {
        tell();
        Tally.Now now = tally.now();
        String line = ProgressLine.drawn(now, meter.note(nanos, now.bytes()), columns.getAsInt() - 1);
        out.print("\r" + Text.pad(line, drawn, false));
        out.flush();
        drawn = Text.width(line);
    }

    @Override
    public void finish() {
        tell();
        erase();
        out.flush();
    }

    private void tell() {
        for (Tally.News news : tally.news()) {
            if (everyFile || news instanceof Tally.Lost) {
                erase();
                out.println(ProgressLine.plain(news));
            }
        }
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }
}
