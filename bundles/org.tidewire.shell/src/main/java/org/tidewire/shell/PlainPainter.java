package org.tidewire.shell;

import java.io.PrintStream;

/** A line for each file at its end and each lost connection, and one every ten seconds meanwhile: for files and pipes. */
final class PlainPainter implements Painter {
    private static final long PAUSE = 10_000_000_000L;

    private final Tally tally;
    private final PrintStream out;
    private final Meter meter = new Meter();
    private long last;

    /**
     * Makes one.
     *
     * @param tally what to show
     * @param out the file or pipe
     * @param nanos the time now, as {@link System#nanoTime}
     */
    PlainPainter(Tally tally, PrintStream out, long nanos) {
        this.tally = tally;
        this.out = out;
        this.last = nanos;
    }

    @Override
    public void paint(long nanos) {
        Tally.Now now = tally.now();
        double rate = meter.note(nanos, now.bytes());
        if (told()) {
            last = nanos;
        } else if (nanos - last >= PAUSE) {
            out.println(ProgressLine.plain(now, rate));
            last = nanos;
        }
        out.flush();
    }

    @Override
    public void finish() {
        told();
        out.flush();
    }

    private boolean told() {
        boolean any = false;
        for (Tally.News news : tally.news()) {
            out.println(ProgressLine.plain(news));
            any = true;
        }
        return any;
    }
}
