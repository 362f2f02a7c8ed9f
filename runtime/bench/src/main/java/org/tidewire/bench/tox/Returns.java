package org.tidewire.bench.tox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Restarts of one of two friends, of all pairs in turn, round after round. */
final class Returns {
    private final Starts starts;
    private final boolean withTheirs;
    private final int rounds;

    Returns(Starts starts, boolean withTheirs, int rounds) {
        this.starts = starts;
        this.withTheirs = withTheirs;
        this.rounds = rounds;
    }

    /** Runs and prints them. */
    void run(Path folder) throws IOException {
        Kind others = withTheirs ? Kind.C : Kind.OURS;
        for (boolean killed : new boolean[] {false, true}) {
            String title = killed ? "killed" : "stopped";
            Map<Pair, List<Return>> all = new LinkedHashMap<>();
            for (int round = 1; round <= rounds; round++) {
                for (Pair pair : Pair.all(withTheirs)) {
                    Path place = Files.createTempDirectory(folder, "network");
                    Return back = Return.of(starts, pair, killed, others, place);
                    all.computeIfAbsent(pair, any -> new ArrayList<>()).add(back);
                    print(title + " " + round, pair, back);
                }
            }
            all.forEach((pair, returns) -> print(title + " median", pair, median(returns)));
        }
    }

    private static Return median(List<Return> returns) {
        return new Return(Median.of(returns, Return::sinceStart), Median.of(returns, Return::sinceListening));
    }

    private static void print(String title, Pair pair, Return back) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %-4s stays, %-4s returns: online after %6.2f s, %6.2f s after it listens%n",
                title,
                pair.one(),
                pair.other(),
                back.sinceStart(),
                back.sinceListening());
    }
}
