package org.tidewire.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways to move a folder of many files, in turn, round after round, as only ratios count on a shared machine. */
final class FolderContest {
    /** Tells the processor time that a way has used so far, both ends. */
    interface Meter {
        Duration read() throws IOException;
    }

    /** A way with its meter. */
    record Side(Way way, Meter meter) {}

    /** What one move cost: files in a second, and milliseconds of processor time for a file. */
    record Cost(double speed, double cpu) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%6.0f files/s %5.2f ms CPU", speed, cpu);
        }
    }

    private final int files;
    private final int rounds;
    private final PrintStream out;

    FolderContest(int files, int rounds, PrintStream out) {
        this.files = files;
        this.rounds = rounds;
        this.out = out;
    }

    /** Runs a round to warm up and then as many as asked for; prints each, and medians with the spread. */
    void run(String name, Side ours, Optional<Side> peer, Path source, Path target) throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Cost> mine = new ArrayList<>();
        List<Cost> theirs = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            boolean weFirst = round % 2 == 0; // whoever comes second finds the machine warmer
            Cost early = weFirst ? cost(ours, source, target) : null;
            Cost other = peer.isPresent() ? cost(peer.get(), source, target) : null;
            Cost our = weFirst ? early : cost(ours, source, target);
            String title = round == 0 ? name + " warm-up" : name + " " + round;
            out.printf(Locale.ROOT, "%-12s ours %s%s%n", title, our, other == null ? "" : beside(our, other));
            if (round > 0) {
                mine.add(our);
                if (other != null) {
                    theirs.add(other);
                    ratios.add(our.speed() / other.speed());
                }
            }
        }
        summary(name, mine, theirs, ratios);
    }

    private Cost cost(Side side, Path source, Path target) throws IOException {
        Duration before = side.meter().read();
        long begun = System.nanoTime();
        side.way().move(source, target);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double busy = side.meter().read().minus(before).toNanos() / 1e6;
        SmallFiles.checkEqual(source, target);
        SmallFiles.delete(target);
        return new Cost(files / seconds, busy / files);
    }

    private void summary(String name, List<Cost> mine, List<Cost> theirs, List<Double> ratios) {
        out.printf("%-12s ours %s", name + " median", median(mine));
        if (!ratios.isEmpty()) {
            List<Double> sorted = ratios.stream().sorted().toList();
            out.printf(
                    Locale.ROOT,
                    " | peer %s | ratios: median %.2f, %.2f to %.2f",
                    median(theirs),
                    middle(sorted),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        }
        out.println();
    }

    private static String beside(Cost our, Cost peer) {
        return String.format(
                Locale.ROOT,
                " | peer %s | speed x%.2f CPU x%.2f",
                peer,
                our.speed() / peer.speed(),
                our.cpu() / peer.cpu());
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                middle(costs.stream().map(Cost::speed).sorted().toList()),
                middle(costs.stream().map(Cost::cpu).sorted().toList()));
    }

    private static double middle(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
