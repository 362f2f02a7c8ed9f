package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;
    private static final FilePath FILE = FilePath.of("/Uploads/holiday-2026.mov");

    private final Tally tally = new Tally();
    private final AtomicLong position = new AtomicLong();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void drawsNameBarPercentageSizeRateAndTimeLeft() {
        Painter painter = new TerminalPainter(tally, out, () -> 120, false);
        tally.begun(FILE, 0, 100 << 20, position::get);
        painter.paint(0);
        position.set(20 << 20);
        painter.paint(2 * SECOND);
        String line = lastLine();
        assertTrue(
                line.endsWith("[======                        ]  20%  20.0 MiB of 100.0 MiB  10.0 MiB/s  0:08 left"),
                line);
        assertTrue(line.startsWith("holiday-2026.mov"), line);
    }

    @Test
    void countsFromTheBytesThatWereThereButMeasuresOnlyTheNewOnes() {
        Painter painter = new TerminalPainter(tally, out, () -> 120, false);
        position.set(50 << 20);
        tally.begun(FILE, 50 << 20, 100 << 20, position::get);
        painter.paint(0);
        position.set(51 << 20);
        painter.paint(SECOND);
        assertTrue(lastLine().contains("51%  51.0 MiB of 100.0 MiB  1.0 MiB/s"), lastLine());
        assertEquals(1 << 20, tally.now().bytes());
    }

    @Test
    void measuresTheLastSecondsAlone() {
        Meter meter = new Meter();
        assertEquals(0, meter.note(0, 0));
        for (int second = 1; second <= 10; second++) {
            meter.note(second * SECOND, second * 1000L);
        }
        double rate = 0;
        for (int second = 11; second <= 16; second++) {
            rate = meter.note(second * SECOND, 10_000);
        }
        assertEquals(0, rate, 1e-9);
    }

    @Test
    void drawsOverTheSameLineWithoutEscapeCodesAndLeavesItClean() {
        Painter painter = new TerminalPainter(tally, out, () -> 80, false);
        tally.queued(FILE, 3);
        painter.paint(0);
        assertTrue(lastLine().contains("holiday-2026.mov  waiting for the server, place 3"), lastLine());
        tally.begun(FILE, 0, 1000, position::get);
        painter.paint(SECOND);
        painter.finish();
        String all = printed.toString(UTF_8);
        assertFalse(all.contains("\u001b") || all.contains("\n"), all);
        assertTrue(all.matches("(?s).*\r +\r"), all);
    }

    @Test
    void neverIsWiderThanTheTerminal() {
        tally.begun(FilePath.of("/" + "\u6587".repeat(60)), 0, 123_456_789, () -> 100_000_000);
        tally.done(FilePath.of("/x"), 1, 1);
        tally.begun(FilePath.of("/" + "\u6587".repeat(60)), 0, 123_456_789, () -> 100_000_000);
        for (int columns = 20; columns < 200; columns++) {
            String line = ProgressLine.drawn(tally.now(), 1e6, columns);
            assertTrue(Text.width(line) <= columns, columns + ": " + line);
        }
        assertTrue(ProgressLine.drawn(tally.now(), 1e6, 120).endsWith("1 file done"));
    }

    @Test
    void writesALineForEachFileAndOneInTenSecondsOfALongOne() {
        Painter painter = new PlainPainter(tally, out, 0);
        tally.begun(FILE, 0, 100 << 20, position::get);
        for (long time = 0; time < 25 * SECOND; time += SECOND / 5) {
            position.addAndGet(1 << 18);
            painter.paint(time);
        }
        tally.done(FILE, 100 << 20, 100 << 20);
        tally.done(FilePath.of("/Uploads/b.txt"), 0, 5);
        painter.finish();
        String[] lines = printed.toString(UTF_8).split(System.lineSeparator());
        assertEquals(4, lines.length, printed.toString(UTF_8));
        assertEquals("/Uploads/holiday-2026.mov  12%  12.8 MiB of 100.0 MiB  1.3 MiB/s  1:10 left", lines[0]);
        assertEquals("/Uploads/holiday-2026.mov  100.0 MiB", lines[2]);
        assertEquals("/Uploads/b.txt  5 B  skipped, an equal file is there", lines[3]);
    }

    @Test
    void tellsOfLostConnectionsAndOfFilesThatNobodyCanVerify() {
        Painter plain = new PlainPainter(tally, out, 0);
        tally.reconnecting(2, Duration.ofMillis(1600), "reset by\u001b peer");
        tally.reconnecting(1, Duration.ZERO, "reset");
        tally.unverified(FILE);
        tally.done(FILE, 5, 5);
        plain.finish();
        assertEquals(
                List.of(
                        "connecting again in 2 s, try 2: reset by? peer",
                        "connecting again at once, try 1: reset",
                        FILE + "  5 B  not verified"),
                printed.toString(UTF_8).lines().toList());
        assertEquals(List.of(FILE.toString()), tally.unverified());
    }

    @Test
    void aTerminalKeepsLinesOfLostConnectionsAndOfEachFileIfAsked() {
        for (boolean everyFile : new boolean[] {false, true}) {
            printed.reset();
            Painter painter = new TerminalPainter(tally, out, () -> 80, everyFile);
            painter.paint(0);
            tally.reconnecting(1, Duration.ofSeconds(1), "reset");
            tally.done(FILE, 5, 5);
            painter.paint(SECOND);
            painter.finish();
            String all = printed.toString(UTF_8);
            assertTrue(all.contains("\rconnecting again in 1 s, try 1: reset" + System.lineSeparator()), all);
            assertEquals(everyFile, all.contains(FILE + "  5 B" + System.lineSeparator()), all);
            assertTrue(all.matches("(?s).*\r +\r"), all);
        }
    }

    @Test
    void aQuietOneShowsNothingAndKeepsNothing() {
        Painter painter = new QuietPainter(tally);
        tally.done(FILE, 5, 5);
        painter.paint(0);
        assertEquals(List.of(), tally.news());
        tally.done(FILE, 5, 5);
        painter.finish();
        assertEquals(List.of(), tally.news());
    }

    @Test
    void countsSeveralFilesUnderWayAtOnce() {
        FilePath other = FilePath.of("/Uploads/other");
        tally.begun(FILE, 100, 1000, () -> 300);
        tally.queued(other, 2);
        assertEquals(FILE, tally.now().file());
        tally.begun(other, 0, 50, () -> 40);
        assertEquals(240, tally.now().bytes());
        tally.done(FilePath.of("/Uploads/equal"), 0, 7);
        tally.done(FILE, 900, 1000);
        assertEquals(940, tally.now().bytes());
        assertEquals(List.of(1, 1), List.of(tally.now().files(), tally.now().skipped()));
    }

    @Test
    void countsThousandsOfSmallFiles() {
        Painter painter = new TerminalPainter(tally, out, () -> 100, false);
        for (int i = 0; i < 5000; i++) {
            FilePath small = FilePath.of("/many/" + i);
            tally.begun(small, 0, 10, () -> 10);
            tally.done(small, 10, 10);
        }
        painter.paint(0);
        assertTrue(lastLine().contains("5000 files done"), lastLine());
        assertEquals(50_000, tally.now().bytes());
        assertEquals(0, tally.news().size(), "news do not pile up");
    }

    private String lastLine() {
        String all = printed.toString(UTF_8);
        return all.substring(all.lastIndexOf('\r') + 1).stripTrailing();
    }
}
