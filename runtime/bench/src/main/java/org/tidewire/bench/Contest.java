package org.tidewire.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Two ways in turn, round after round in one process, since a shared machine has no speed but only ratios. */
final class Contest {
    private final Options options;
    private final PrintStream out;

    Contest(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs a round to warm up and then as many as asked for; prints each and the medians of speed, CPU and ratio. */
    void run(String name, Way ours, Way raw, Path source) throws IOException {
        Path target = source.resolveSibling("target.bin");
        List<Sample> mine = new ArrayList<>();
        List<Sample> bare = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            boolean first = round % 2 == 0; // whoever comes second finds the machine warmer
            Sample early = Sample.of(first ? ours : raw, source, target);
            Sample late = Sample.of(first ? raw : ours, source, target);
            Sample our = first ? early : late;
            Sample other = first ? late : early;
            print(round == 0 ? name + " warm-up" : name + " " + round, our, other);
            if (round > 0) {
                mine.add(our);
                bare.add(other);
            }
        }
        print(name + " median", median(mine), median(bare));
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            ratios.add(mine.get(i).speed() / bare.get(i).speed());
        }
        out.printf(Locale.ROOT, "%-18s median of the ratios %.2f%n", name, middle(ratios));
        Files.deleteIfExists(target);
    }

    private void print(String title, Sample our, Sample raw) {
        out.printf(
                Locale.ROOT,
                "%-18s ours %s | raw %s | speed x%.2f CPU x%.2f%n",
                title,
                our,
                raw,
                our.speed() / raw.speed(),
                our.cpu() / raw.cpu());
    }

    private static Sample median(List<Sample> samples) {
        return new Sample(middle(samples, Sample::speed), middle(samples, Sample::cpu));
    }

    private static double middle(List<Sample> samples, ToDoubleFunction<Sample> part) {
        return middle(samples.stream().map(part::applyAsDouble).toList());
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
