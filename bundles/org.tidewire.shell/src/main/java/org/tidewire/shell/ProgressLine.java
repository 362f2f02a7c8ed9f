package org.tidewire.shell;

import java.time.Duration;

/** Writes how a get or put goes on one line; pure. */
final class ProgressLine {
    private static final int LEAST_BAR = 8;
    private static final int WIDEST_BAR = 30;
    private static final int LEAST_NAME = 8;
    private static final int WIDEST_NAME = 32;

    private ProgressLine() {}

    /**
     * Writes the line of a terminal: name, bar, percentage, bytes of size, rate, time left, files; less of it where
     * there is less room.
     *
     * @param now how it goes
     * @param rate bytes in a second
     * @param columns how wide the line may be at most
     * @return the line
     */
    static String drawn(Tally.Now now, double rate, int columns) {
        String tail = tail(now, rate);
        if (now.file() == null || now.place() > 0) {
            return Text.fit(tail, Math.max(2, columns));
        }
        String name = Text.printable(now.file().name());
        int room = columns - Text.width(tail) - 2;
        if (room < LEAST_NAME) {
            return Text.fit(tail, Math.max(2, columns));
        }
        int bar = Math.min(WIDEST_BAR, room - 4 - Math.min(WIDEST_NAME, Math.max(LEAST_NAME, room / 2)));
        if (bar < LEAST_BAR) {
            return Text.fit(name, room) + "  " + tail;
        }
        String fitted = Text.fit(name, Math.min(WIDEST_NAME, room - bar - 4));
        return fitted + "  [" + bar(now, bar) + "]  " + tail;
    }

    /**
     * Writes the same for a file or pipe, without a bar.
     *
     * @param now how it goes
     * @param rate bytes in a second
     * @return the line
     */
    static String plain(Tally.Now now, double rate) {
        return now.file() == null || now.place() > 0
                ? tail(now, rate)
                : Text.printable(now.file().toString()) + "  " + tail(now, rate);
    }

    /**
     * Writes what happened.
     *
     * @param news a file that is complete, or a lost connection
     * @return the line
     */
    static String plain(Tally.News news) {
        return news instanceof Tally.Done done ? plain(done) : plain((Tally.Lost) news);
    }

    private static String plain(Tally.Lost lost) {
        String pause = lost.pause().toMillis() < 1000
                ? "at once"
                : "in " + (lost.pause().toMillis() + 500) / 1000 + " s";
        return "connecting again " + pause + ", try " + lost.attempt() + ": " + Text.printable(lost.why());
    }

    private static String plain(Tally.Done done) {
        String name = Text.printable(done.file().toString()) + "  " + Units.size(done.size());
        if (done.skipped()) {
            return name + "  skipped, an equal file is there";
        }
        String moved = done.moved() == done.size() ? name : name + ", " + Units.size(done.moved()) + " of it now";
        return done.verified() ? moved : moved + "  not verified";
    }

    private static String tail(Tally.Now now, double rate) {
        int count = now.files() + now.skipped();
        String files = count == 0 ? "" : "  " + count + (count == 1 ? " file done" : " files done");
        if (now.place() > 0) {
            return Text.printable(now.file().name()) + "  waiting for the server, place " + now.place() + files;
        }
        if (now.file() == null) {
            return "asking the server" + files;
        }
        return Units.percent(now.position(), now.size()) + "  " + Units.size(now.position()) + " of "
                + Units.size(now.size()) + "  " + Units.rate(rate) + left(now, rate) + files;
    }

    private static String left(Tally.Now now, double rate) {
        return rate < 1
                ? ""
                : "  " + Units.span(Duration.ofMillis((long) ((now.size() - now.position()) * 1000.0 / rate)))
                        + " left";
    }

    private static String bar(Tally.Now now, int width) {
        int full = now.size() <= 0 ? width : (int) Math.min(width, now.position() * (double) width / now.size());
        return "=".repeat(full) + " ".repeat(width - full);
    }
}
