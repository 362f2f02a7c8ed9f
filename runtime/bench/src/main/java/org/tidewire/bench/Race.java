package org.tidewire.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Ways to move the same folder, in turn, round after round, as a shared machine has no speed but only ratios. */
final class Race {
    /** Tells the processor time that a way has used so far, both ends. */
    interface Meter {
        Duration read() throws IOException;
    }

    /** A way with its name and its meter. */
    record Side(String name, Way way, Meter meter) {}

    /** What one move cost: MiB in a second, and seconds of processor time for a GiB. */
    private record Cost(double speed, double cpu) {}

    private final long bytes;
    private final int rounds;
    private final PrintStream out;

    Race(long bytes, int rounds, PrintStream out) {
        this.bytes = bytes;
        this.rounds = rounds;
        this.out = out;
    }

    /** Runs a round to warm up and then as many as asked for; prints medians, and the first side's ratios to the others. */
    void run(String title, List<Side> sides, Path source, Path target) throws IOException {
        List<List<Cost>> costs =
                sides.stream().map(side -> (List<Cost>) new ArrayList<Cost>()).toList();
        for (int round = 0; round <= rounds; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                int side = (round + turn) % sides.size(); // whoever comes later finds the machine warmer
                Cost cost = cost(sides.get(side), source, target);
                if (round > 0) {
                    costs.get(side).add(cost);
                }
            }
        }
        for (int side = 0; side < sides.size(); side++) {
            print(title, sides.get(side).name(), costs.get(0), costs.get(side));
        }
    }

    private Cost cost(Side side, Path source, Path target) throws IOException {
        Duration before = side.meter().read();
        long begun = System.nanoTime();
        side.way().move(source, target);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double busy = side.meter().read().minus(before).toNanos() / 1e9;
        SmallFiles.checkEqual(source, target);
        SmallFiles.delete(target);
        return new Cost(bytes / 1048576.0 / seconds, busy * (1 << 30) / bytes);
    }

    private void print(String title, String name, List<Cost> ours, List<Cost> theirs) {
        out.printf(
                Locale.ROOT,
                "%-12s %-6s %6.0f MiB/s %5.2f s CPU/GiB",
                title,
                name,
                middle(theirs.stream().map(Cost::speed).toList()),
                middle(theirs.stream().map(Cost::cpu).toList()));
        if (ours != theirs) {
            out.print(" | ours to it: speed " + spread(ours, theirs, Cost::speed) + ", CPU "
                    + spread(ours, theirs, Cost::cpu));
        }
        out.println();
    }

    private static String spread(List<Cost> ours, List<Cost> theirs, ToDoubleFunction<Cost> part) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(part.applyAsDouble(ours.get(round)) / part.applyAsDouble(theirs.get(round)));
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", middle(ratios), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The processor time of this process, for ways that have both ends in it; Linux counts it in 10 ms. */
    static Duration processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell the processor time"));
    }
}
